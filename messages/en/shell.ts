/** Texts of the frame around every page, and of its metadata. */
export default {
  name: 'Retrace',
  description:
    'Flashcards, quizzes and predict-the-output questions made from lessons, with answers that come from running the code.',
  picture: 'Three tasks take turns on a timeline, below the name of the app.',
  skipToContent: 'Skip to content',
  navigation: 'Main',
  more: 'More',
  pages: {
    today: 'Today',
    lessons: 'Lessons',
    study: 'Study',
    quiz: 'Quiz',
    progress: 'Progress',
    cards: 'Cards',
    author: 'Author',
    settings: 'Settings',
    account: 'Account',
    playground: 'Playground',
  },
  privacy: 'Privacy',
  language: 'Language',
  signedInAs: 'Signed in as {email}',
} as const

/** Texts of the frame around every page, and of its metadata. */
export const shellMessages = {
  name: 'Retrace',
  description:
    'Lessons become flashcards, quizzes and predict-the-output questions whose answers come from really running the code.',
  skipToContent: 'Skip to content',
  navigation: 'Main',
  pages: {
    today: 'Today',
    lessons: 'Lessons',
    study: 'Study',
    quiz: 'Quiz',
    progress: 'Progress',
    cards: 'Cards',
    author: 'Author',
    settings: 'Settings',
  },
  signedInAs: (email: string) => `Signed in as ${email}`,
} as const

import { counted } from '#messages/counted'

/** Texts of the start page for learners. */
export const todayMessages = {
  title: 'Today',
  ready: (n: number) => `${counted(n, 'card', 'cards')} ready`,
  review: (n: number) => `${counted(n, 'card', 'cards')} to review`,
  newCards: (n: number) => counted(n, 'new card', 'new cards'),
  start: 'Start studying',
  nothingYet: 'Nothing to study yet',
  nothingYetText: 'Read on, and begin the cards of what you have read.',
  allDone: 'Done for today',
  allDoneText: 'Nothing is due. Read the next lesson or take a quiz.',
  next: (when: string) => `The next card is due ${when}.`,
  first: 'Start with the first lesson',
  firstText: 'Read a section, predict what its programs do, then begin its cards.',
  openLesson: (title: string) => `Read “${title}”`,
  goOn: (title: string) => `Go on with “${title}”`,
  takeQuiz: 'Take a quiz',
  answered: (n: number) => `${counted(n, 'answer', 'answers')} today.`,
  week: 'Next seven days',
  weekCaption: 'Cards due each day, if you keep up with your reviews',
  fadingText: 'You recalled these last time, and they are due again.',
  noLessons: 'There are no lessons yet',
  noLessonsText:
    'To add lessons, put Markdown files into the content/ folder and run “npm run content -- sync”.',
  cards: 'Cards',
  unfinishedQuizzes: 'Unfinished quizzes',
} as const

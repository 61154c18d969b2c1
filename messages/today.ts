import { counted } from '#messages/counted'

/** Texts of the start page of a learner. */
export const todayMessages = {
  title: 'Today',
  ready: (n: number) => `${counted(n, 'card', 'cards')} ready`,
  review: (n: number) => `${counted(n, 'card', 'cards')} to recall`,
  fresh: (n: number) => counted(n, 'new card', 'new cards'),
  start: 'Start studying',
  allDone: 'Done for today',
  allDoneText: 'Nothing is due. Read on, or take a quiz.',
  next: (when: string) => `The next card is due ${when}.`,
  first: 'Begin with the first lesson',
  firstText: 'Cards come from the lessons that you have opened: read one, then study it.',
  openLesson: (title: string) => `Read “${title}”`,
  takeQuiz: 'Take a quiz',
  answered: (n: number) => `${counted(n, 'answer', 'answers')} given today.`,
  week: 'The next seven days',
  weekCaption: 'Cards that come back on each day, if you answer what is due before',
  fading: 'Fading',
  fadingText: 'You recalled these when they were last asked; now they are due again.',
  noLessons: 'There are no lessons yet',
  noLessonsText: 'A host adds Markdown files to the folder content/ and runs “npm run content -- sync”.',
  cards: 'Cards',
  unfinishedQuizzes: 'Not finished yet',
} as const

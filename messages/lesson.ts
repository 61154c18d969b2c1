import { counted } from '#messages/counted'

/** Texts of the list of lessons, and of a lesson. */
export const lessonMessages = {
  title: 'Lessons',
  empty: 'There are no lessons yet',
  emptyText: 'To add lessons, put Markdown files into the content/ folder and run “npm run content -- sync”.',
  lesson: (n: number) => `Lesson ${n}`,
  cards: (n: number) => counted(n, 'card', 'cards'),
  tested: (tested: number, all: number) => `${tested} of ${counted(all, 'concept', 'concepts')} studied`,
  map: 'Concepts and what they build on',
  buildsOn: (terms: string[]) => `builds on ${new Intl.ListFormat('en').format(terms)}`,
  notOpened: 'Not opened yet',
  opened: 'Opened',
  study: 'Study this lesson',
  quiz: 'Quiz on this lesson',
  afterReading: 'After reading',
  afterReadingText: (n: number) =>
    `This lesson has ${counted(n, 'card', 'cards')}. Studying ${n === 1 ? 'it' : 'them'} is what makes the lesson stick.`,
  previous: 'Previous lesson',
  next: 'Next lesson',
  practise: 'Practise with programs',
  openInPlayground: 'Open in the playground',
} as const

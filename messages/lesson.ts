import { counted } from '#messages/counted'

/** Texts of the list of lessons, and of a lesson. */
export const lessonMessages = {
  title: 'Lessons',
  empty: 'There are no lessons yet',
  emptyText: 'A host adds Markdown files to the folder content/ and runs “npm run content -- sync”.',
  lesson: (n: number) => `Lesson ${n}`,
  cards: (n: number) => counted(n, 'card', 'cards'),
  tested: (tested: number, all: number) => `${tested} of ${counted(all, 'concept', 'concepts')} studied`,
  map: 'Concepts, and what they build on',
  buildsOn: (terms: string[]) => `builds on ${new Intl.ListFormat('en').format(terms)}`,
  notOpened: 'Not opened yet',
  opened: 'Opened',
  study: 'Study this lesson',
  quiz: 'Quiz on this lesson',
  afterReading: 'When you have read it',
  afterReadingText: (n: number) =>
    `${counted(n, 'card is', 'cards are')} made from this lesson. Reading is not yet knowing: studying them is what makes it stay.`,
  previous: 'Previous lesson',
  next: 'Next lesson',
  practise: 'Practise with programs',
  openInPlayground: 'Run it and change it',
} as const

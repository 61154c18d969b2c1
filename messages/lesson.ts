import type { SectionMinutes } from '#domain/lesson/section-minutes'
import { counted } from '#messages/counted'
import { minuteRange } from '#messages/minute-range'

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
  conceptLinks: { cards: 'Cards', quiz: 'Quiz' },
  conceptLink: (link: string, term: string) => `${link} about ${term}`,
  concepts: 'Concepts of this lesson',
  conceptsText: 'Each leads to where it is defined.',
  study: 'Study this lesson',
  quiz: 'Quiz on this lesson',
  afterReading: 'After reading',
  afterReadingText: (begun: number, cards: number) =>
    begun === 0
      ? `This lesson has ${counted(cards, 'card', 'cards')}. Studying ${cards === 1 ? 'it' : 'them'} is what makes the lesson stick.`
      : begun === cards
        ? `You have begun ${cards === 1 ? 'the card' : `all ${cards} cards`} of this lesson. Studying is what makes it stick.`
        : `You have begun ${begun} of the ${cards} cards of this lesson. Studying them is what makes it stick.`,
  previous: 'Previous lesson',
  next: 'Next lesson',
  practise: 'Practise with programs',
} as const

/** Texts of the sections of a lesson. */
export const sectionMessages = {
  outline: 'In this lesson',
  beginning: 'Beginning',
  minutes: (minutes: SectionMinutes) => `${minuteRange(minutes)} min`,
  minutesLeft: (minutes: SectionMinutes) => `${minuteRange(minutes)} min left`,
  minutesHint: 'The longer time is for predicting what every program does.',
  place: (section: number, of: number) => `Section ${section} of ${of}`,
  begun: 'cards begun',
  wereAt: (title: string) => `You were at “${title}”.`,
  goOn: 'Go on there',
  next: 'Next section',
  previous: 'Previous section',
  showWhole: 'Show the whole lesson',
  showSections: 'Show one section at a time',
  begin: (cards: number) => `Begin ${cards === 1 ? 'this card' : `these ${cards} cards`}`,
  beginAll: (cards: number, isRest: boolean) =>
    isRest
      ? `Begin the other ${counted(cards, 'card', 'cards')}`
      : `Begin ${cards === 1 ? 'its card' : `all ${cards} cards`}`,
  begunNow: (cards: number) => `${counted(cards, 'card', 'cards')} begun.`,
  studyNow: 'Study now',
  allBegun: (cards: number) => `${counted(cards, 'card', 'cards')} begun`,
  failed: 'The server did not respond. Please try again.',
  fading: 'Builds on something that you are beginning to forget:',
  refresh: (term: string) => `Refresh “${term}”`,
} as const

/** Texts of the programs of a lesson, and of the questions about them. */
export const programMessages = {
  predict: 'Predict what it does',
  hidePrediction: 'Hide the question',
  showRun: 'Show the run',
  change: 'Change and run it',
  hideChange: 'Hide the editor',
  openInPlayground: 'Open in the playground',
  question: (n: number, of: number) => (of === 1 ? 'Your prediction' : `Question ${n} of ${of}`),
  notCounted: 'Practice: nothing is counted.',
  wholeProgram: 'The whole program',
  next: 'Another question about it',
  loading: 'Loading…',
  failed: 'The server did not respond. Your answer is still here. Please try again.',
  loadFailed: 'This could not be loaded. Check your connection and try again.',
  retry: 'Try again',
} as const

/** Texts of the questions before reading. */
export const pretestMessages = {
  title: 'Before you read',
  text: 'Three questions to find out what you think now. Wrong answers are fine, and nothing is graded.',
  start: 'Try three questions',
  question: (n: number, of: number) => `Question ${n} of ${of}`,
  answer: 'Answer',
  decline: 'Not now',
  done: 'That was it. Look out for these points as you read.',
  result: 'See the answers',
  failed: 'The server did not respond. Please try again.',
} as const

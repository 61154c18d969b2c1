import { counted } from '#messages/counted'
import { locale } from '#messages/locale'

const cards = (n: number) => counted(n, 'card', 'cards')
/** A date such as 2026-11-23, as it is read. */
const dateOf = (date: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`))
const range = ({ atLeast, atMost }: { atLeast: number; atMost: number }) =>
  atLeast === atMost ? `${atLeast}` : `${atLeast} to ${atMost}`

/** Texts about exams. */
export const examMessages = {
  title: 'Exams',
  lead: 'Set the day of an exam: cards that you might have forgotten by then come once more in the two weeks before it.',
  none: 'No exam is set.',
  add: 'Set an exam',
  what: 'What it is about',
  day: 'Day',
  save: 'Set the exam',
  saveHint:
    'No card comes later than it would. If there is a day for this already, the new one takes its place.',
  saved: (moved: number) =>
    moved === 0
      ? 'Saved. No card had to be moved.'
      : `Saved. ${counted(moved, 'card has', 'cards have')} another day.`,
  removed: (moved: number) =>
    moved === 0
      ? 'Removed. No card had to be moved.'
      : `Removed. ${counted(moved, 'card has', 'cards have')} the day that it would have without the exam.`,
  refused: {
    badDay: 'Choose a day from tomorrow on, within two years.',
    unknown: 'That is no longer there.',
    tooMany: 'Ten exams at a time are the most. Remove one first.',
    tooOften: 'That was often enough for now. Try again in an hour.',
  },
  remove: 'Remove',
  removeOf: (about: string) => `Remove the exam: ${about}`,
  gone: {
    course: 'This course is no longer taught, so nothing is asked for this exam. You can remove it.',
    lesson: 'This lesson is no longer taught, so nothing is asked for this exam. You can remove it.',
    decks: 'You have no decks any more, so nothing is asked for this exam. You can remove it.',
    deck: 'You have deleted this deck, so nothing is asked for this exam. You can remove it.',
  },
  about: {
    course: (title: string) => `All of ${title}`,
    lesson: (title: string) => `“${title}”`,
    decks: () => 'All of your own decks',
    deck: (title: string) => `“${title}”`,
  },
  groups: { courses: 'Courses', decks: 'Your own decks' },
  on: dateOf,
  when: (inDays: number) => {
    if (inDays === 0) return 'Today.'
    return inDays === 1 ? 'Tomorrow.' : `In ${inDays} days.`
  },
  allSeen: 'You have begun all of its cards.',
  toBegin: ({ notSeen, newPerDay, beginBy }: { notSeen: number; newPerDay: number; beginBy: string }) =>
    `${cards(notSeen)} still to begin by ${dateOf(beginBy)}: ${newPerDay} a day.`,
  tooLow: (limit: number, newPerDay: number) =>
    `Your limit of ${cards(limit)} a day is too low to begin all of them in time; that takes ${newPerDay} a day.`,
  openSettings: 'Change the limit',
  seen: (seen: number, of: number) => `${seen} of ${cards(of)} begun.`,
  minutes: (minutes: number) =>
    `About ${counted(Math.max(1, Math.round(minutes)), 'minute', 'minutes')} a day until then, if you answer what is due.`,
  expected: 'What to expect on the day',
  ifStudied: (limit: number | null) =>
    limit === null
      ? 'If you answer what is due and begin the cards above'
      : `If you answer what is due and begin ${limit} a day, as your limit is`,
  ifLeft: 'If you stop now',
  ofHundred: (recall: { atLeast: number; atMost: number }) => `${range(recall)} of 100 cards`,
  basis:
    'Simulated from the memory of each of your cards, as FSRS predicts it; nine of ten exams end in this range. A card that you have not begun counts as not recalled. It says nothing about questions that no card asks.',
  noCards: 'There are no cards about it.',
} as const

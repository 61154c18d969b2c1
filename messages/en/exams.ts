/** Texts about exams. */
export default {
  title: 'Exams',
  lead: 'Set the day of an exam: cards that you might have forgotten by then come once more in the two weeks before it.',
  none: 'No exam is set.',
  add: 'Set an exam',
  what: 'What it is about',
  day: 'Day',
  save: 'Set the exam',
  saveHint:
    'No card comes later than it would. If there is a day for this already, the new one takes its place.',
  saved:
    '{moved, plural, =0 {Saved. No card had to be moved.} other {Saved. {moved, plural, one {# card has} other {# cards have}} another day.}}',
  removed:
    '{moved, plural, =0 {Removed. No card had to be moved.} other {Removed. {moved, plural, one {# card has} other {# cards have}} the day that it would have without the exam.}}',
  refused: {
    badDay: 'Choose a day from tomorrow on, within two years.',
    unknown: 'That is no longer there.',
    tooMany: 'You can have ten exams at a time. Remove one first.',
    tooOften: 'You have changed your exams many times. Please try again in an hour.',
  },
  remove: 'Remove',
  removeOf: 'Remove the exam: {about}',
  gone: {
    course: 'This course no longer exists, so nothing is asked for this exam. You can remove it.',
    lesson: 'This lesson no longer exists, so nothing is asked for this exam. You can remove it.',
    decks: 'You have no decks any more, so nothing is asked for this exam. You can remove it.',
    deck: 'You have deleted this deck, so nothing is asked for this exam. You can remove it.',
  },
  about: '{kind, select, course {All of {title}} decks {All of your own decks} other {“{title}”}}',
  groups: { courses: 'Courses', decks: 'Your own decks' },
  when: '{inDays, plural, =0 {Today.} =1 {Tomorrow.} other {In # days.}}',
  allSeen: 'You have begun all of its cards.',
  toBegin: '{notSeen, plural, one {# card} other {# cards}} still to begin by {beginBy}: {newPerDay} a day.',
  tooLow:
    'Your limit of {limit, plural, one {# card} other {# cards}} a day is too low to begin all of them in time; that takes {newPerDay} a day.',
  openSettings: 'Change the limit',
  seen: '{seen} of {of, plural, one {# card} other {# cards}} begun.',
  minutes:
    'About {minutes, plural, one {# minute} other {# minutes}} a day until then, if you answer what is due.',
  expected: 'What to expect on the day',
  ifStudied: {
    all: 'If you answer what is due and begin the cards above',
    limited: 'If you answer what is due and begin {limit} a day, as your limit is',
  },
  ifLeft: 'If you stop now',
  ofHundred: { exactly: '{recall} of 100 cards', between: '{atLeast} to {atMost} of 100 cards' },
  basis:
    'Simulated from the memory of each of your cards, as FSRS predicts it; nine of ten exams end in this range. A card that you have not begun counts as not recalled. It says nothing about questions that no card asks.',
  noCards: 'There are no cards about it.',
} as const

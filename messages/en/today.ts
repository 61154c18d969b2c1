/** Texts of the start page for learners. */
export default {
  title: 'Today',
  ready:
    '{n, plural, one {# card} other {# cards}}, about {minutes, plural, one {# minute} other {# minutes}}',
  counts: { learning: '{n} learning', review: '{n} to review', new: '{n} new' },
  start: 'Start studying',
  nothingYet: 'Nothing to study yet',
  nothingYetText: 'Read on, and begin the cards of what you have read.',
  allDone: 'Done for today',
  nothingDue: 'Nothing is due.',
  heldBack:
    '{n, plural, one {# card that is due waits} other {# cards that are due wait}} for another day, because related ones were asked today or a limit of the day is reached.',
  newHeldBack:
    '{n, plural, one {# new card that you have begun comes on a later day} other {# new cards that you have begun come on later days}}, so that you do not get too many, or too similar ones, at once.',
  wereAway:
    'You were away for {days, plural, one {# day} other {# days}}: {due, plural, one {# card is} other {# cards are}} due.',
  stillDue: 'After your break, {due, plural, one {# card is} other {# cards are}} still due.',
  spread:
    '{today, plural, =0 {That is enough for today} other {Today #}}, {moreDays, plural, one {the rest tomorrow.} other {the rest over the next # days.}}',
  newCardsWait: 'New cards wait until then.',
  takeMore: 'Take more today',
  next: 'The next card is due {when}.',
  first: 'Start with the first lesson',
  firstText: 'Read a section, predict what its programs do, then begin its cards.',
  firstPrediction: 'Predict what it prints',
  firstPredictionText:
    'A few small programs to begin with. Wrong answers are fine: each one shows you what to look out for in the lesson.',
  openLesson: 'Read “{title}”',
  goOn: 'Go on with “{title}”',
  takeQuiz: 'Take a quiz',
  soFar: 'Today so far',
  answered:
    '{n, plural, one {# answer} other {# answers}} in {minutes, plural, =0 {less than a minute} other {{minutes, plural, one {# minute} other {# minutes}}}}.',
  goal: '{minutes} of your {goal, plural, one {# minute} other {# minutes}}',
  goalReached: 'Your {goal, plural, one {# minute} other {# minutes}} are done.',
  stronger: 'Stronger today',
  strongerText: 'You recalled these today, for the first time or again after a mistake.',
  leftBehind: 'Left behind today',
  leftBehindText:
    'You once answered as if this were true. Since then you have been right on two days, and about a program that was new to you.',
  nextSection: 'Next section: {section}, about {range} {most, plural, one {minute} other {minutes}}.',
  tomorrow:
    '{n, plural, =0 {Nothing is due tomorrow.} other {Tomorrow: {n, plural, one {# card} other {# cards}}.}}',
  lastDays: 'Last seven days',
  studied: 'studied',
  notStudied: 'not studied',
  strongerThisWeek: 'Stronger than a week ago:',
  weakerThisWeek: 'Forgotten this week:',
  andMore: ' and {n} more.',
  week: 'Next seven days',
  weekNone: 'No reviews are due.',
  weekCaption: 'Cards due each day, if you keep up with your reviews',
  weekPlanned: 'Cards asked each day while you catch up',
  fadingText: 'You recalled these last time, and they are due again.',
  noLessons: 'There are no lessons yet',
  noLessonsText:
    'To add lessons, put Markdown files into the content/ folder and run “npm run content -- sync”.',
  cards: 'Cards',
  unfinishedQuizzes: 'Unfinished quizzes',
  spreadForLong:
    '{today, plural, =0 {That is enough for today} other {Today #}}, and the rest a few each day.',
  beginning: 'the beginning',
  named: '“{title}”',
} as const

import type { SectionMinutes } from '#domain/lesson/section-minutes'
import { counted } from '#messages/counted'
import { minuteRange } from '#messages/minute-range'

const rest = (moreDays: number | null) => {
  if (moreDays === null) return 'and the rest a few each day.'
  return moreDays === 1 ? 'the rest tomorrow.' : `the rest over the next ${moreDays} days.`
}

/** Texts of the start page for learners. */
export const todayMessages = {
  title: 'Today',
  ready: (n: number, minutes: number) =>
    `${counted(n, 'card', 'cards')}, about ${counted(minutes, 'minute', 'minutes')}`,
  review: (n: number) => `${counted(n, 'card', 'cards')} to review`,
  newCards: (n: number) => counted(n, 'new card', 'new cards'),
  start: 'Start studying',
  nothingYet: 'Nothing to study yet',
  nothingYetText: 'Read on, and begin the cards of what you have read.',
  allDone: 'Done for today',
  nothingDue: 'Nothing is due.',
  heldBack: (n: number) =>
    `${counted(n, 'card that is due waits', 'cards that are due wait')} for another day, because related ones were asked today or a limit of the day is reached.`,
  wereAway: (days: number, due: number) =>
    `You were away for ${counted(days, 'day', 'days')}: ${counted(due, 'card is', 'cards are')} due.`,
  stillDue: (due: number) => `After your break, ${counted(due, 'card is', 'cards are')} still due.`,
  spread: (today: number, moreDays: number | null) =>
    `${today === 0 ? 'That is enough for today' : `Today ${today}`}, ${rest(moreDays)}`,
  newCardsWait: 'New cards wait until then.',
  takeMore: 'Take more today',
  next: (when: string) => `The next card is due ${when}.`,
  first: 'Start with the first lesson',
  firstText: 'Read a section, predict what its programs do, then begin its cards.',
  firstPrediction: 'Predict what it prints',
  firstPredictionText:
    'A few small programs to begin with. Wrong answers are fine: each one shows you what to look out for in the lesson.',
  openLesson: (title: string) => `Read “${title}”`,
  goOn: (title: string) => `Go on with “${title}”`,
  takeQuiz: 'Take a quiz',
  soFar: 'Today so far',
  answered: (n: number, minutes: number) =>
    `${counted(n, 'answer', 'answers')} in ${minutes === 0 ? 'less than a minute' : counted(minutes, 'minute', 'minutes')}.`,
  goal: (minutes: number, goal: number) => `${minutes} of your ${counted(goal, 'minute', 'minutes')}`,
  goalReached: (goal: number) => `Your ${counted(goal, 'minute', 'minutes')} are done.`,
  stronger: 'Stronger today',
  strongerText: 'You recalled these today, for the first time or again after a mistake.',
  leftBehind: 'Left behind today',
  leftBehindText:
    'You once answered as if this were true. Since then you have been right on two days, and about a program that was new to you.',
  nextSection: (title: string, minutes: SectionMinutes) => {
    const range = minuteRange(minutes)
    return `Next section: ${title === '' ? 'the beginning' : `“${title}”`}, about ${range} ${range === '1' ? 'minute' : 'minutes'}.`
  },
  tomorrow: (n: number) =>
    n === 0 ? 'Nothing is due tomorrow.' : `Tomorrow: ${counted(n, 'card', 'cards')}.`,
  lastDays: 'Last seven days',
  studied: 'studied',
  notStudied: 'not studied',
  strongerThisWeek: 'Stronger than a week ago:',
  weakerThisWeek: 'Forgotten this week:',
  andMore: (n: number) => ` and ${n} more.`,
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
} as const

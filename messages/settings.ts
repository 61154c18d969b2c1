import { counted } from '#messages/counted'

const cards = (n: number) => counted(n, 'card', 'cards')

/** Texts of the settings. */
export const settingsMessages = {
  title: 'Settings',
  learning: 'Learning',
  goalMinutes: 'Goal (minutes a day)',
  goalHint:
    'Shown on the start page, next to the minutes that you have studied. After a break, it decides how many of the cards that have become due are asked each day. 0 means no goal.',
  timeZone: 'Time zone',
  timeZoneHint: 'Decides when your study day starts.',
  rolloverHour: 'Your day starts at',
  hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  rolloverHint: 'The cards of a day become due at this hour.',
  newCardsPerDay: 'New cards per day',
  newCardsHint: 'Each new card leads to several reviews in the coming weeks.',
  reviewsPerDay: 'Maximum reviews per day',
  reviewsHint:
    'Reviews over the limit wait until the next day. Cards that you are learning today are always shown.',
  maxMinutes: 'Maximum minutes per day',
  maxMinutesHint:
    'When the cards of a day would take longer than this, at your pace, the rest waits: new cards first, then reviews. 0 means no limit.',
  easyDays: 'Easy days',
  noEasyDays: 'None',
  easyDaysHint:
    'A card can come back on any of a few days around its interval. Fewer of them come on easy days, as far as those days allow: the shortest intervals leave no choice. This applies from your next answers on; cards keep the days that they have.',
  weekdays: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
  dayLoads: { full: 'As usual', less: 'About half', minimum: 'Minimum' },
  retention: 'Desired retention',
  retentionHint: 'A card comes back when your chance of recalling it has dropped to this.',
  percent: (n: number) => `${Number(n.toFixed(1))}%`,
  cost: (reviews: number, minutes: number) =>
    `about ${counted(Math.round(reviews), 'review', 'reviews')}, ${minutes < 1 ? 'less than a minute' : counted(Math.round(minutes), 'minute', 'minutes')} a day`,
  costBasis: (learned: number, days: number) =>
    learned === 0
      ? `The workload is simulated over the next ${days} days, with new cards only, because you have not learned any yet.`
      : `The workload is simulated over the next ${days} days, from your ${cards(learned)} and your pace.`,
  stepsAndLimits: 'Steps and limits',
  learningMinutes: 'Learning steps (minutes)',
  relearningMinutes: 'Relearning steps (minutes)',
  stepsHint: 'One to six numbers separated by spaces, each greater than the one before, up to 720.',
  newCard: 'A new card',
  forgottenCard: 'A forgotten card',
  stepsLead: (card: string, again: string, hard: string, good: string) =>
    `${card} comes back after ${again} (Again), ${hard} (Hard) or ${good} (Good).`,
  someDays: 'a few days',
  longestDays: 'Maximum interval (days)',
  longestHint: 'No card stays away for longer than this, however well you know it.',
  longestCost: (learned: number, perMonth: number) =>
    `With your ${cards(learned)}, that means at least ${counted(perMonth, 'review', 'reviews')} a month.`,
  leechLapses: 'Leech threshold (times forgotten)',
  leechHint:
    'A card that you have forgotten this often is a leech. It is shown with its lesson and a smaller example, because repeating it alone does not help.',
  leechCost: (n: number) => `You have ${cards(n)} of that kind now.`,
  asksConfidence: 'Ask how sure I am',
  asksConfidenceHint:
    'Before an answer is checked. A lucky guess then counts for less, and you learn how well you judge yourself.',
  goesOn: 'Go on by itself after a right answer',
  goesOnHint:
    'Only if you said that you were sure. You have a moment to read; any key, touch or scroll keeps the answer on the screen.',
  yourDay: 'Your day',
  appearance: 'Appearance',
  appearances: { system: 'System', light: 'Light', dark: 'Dark' },
  preview: 'Show what this changes',
  previewCaption: 'Reviews a day of the cards that you have learned, simulated',
  previewWeek: 'Week',
  previewNow: 'Now',
  previewThen: 'With these settings',
  previewMoved: 'With moved cards',
  previewThenMoved: '… and moved cards',
  week: (index: number) => (index === 0 ? 'This week' : index === 1 ? 'Next week' : `In ${index} weeks`),
  perDay: (reviews: number) => reviews.toFixed(reviews < 10 ? 1 : 0),
  moves: (n: number, earlier: number, later: number) =>
    `Moving your learned cards would bring ${earlier} of ${n} earlier and ${later} later.`,
  dueInstead: (before: number, after: number) => `Due today: ${after} instead of ${before}.`,
  limit: (answers: number, fullDays: number) =>
    `At your pace, ${counted(answers, 'answer fits', 'answers fit')} into the maximum of minutes. ${
      fullDays === 0
        ? 'None of the next 28 days has more reviews.'
        : `${counted(fullDays, 'of the next 28 days has', 'of the next 28 days have')} more reviews, which then wait.`
    }`,
  nothingMoves: 'None of your learned cards would move.',
  nothingToMove: 'You have no learned cards that can be moved, so this changes nothing now.',
  noPreview: {
    refused: 'Please correct the fields first: save to see which.',
    tooOften: 'You have asked for this very often. Please try again in an hour.',
  },
  moveTitle: 'Days of your cards',
  moveLead:
    'Desired retention, easy days and other settings apply to each card from its next answer on. Until then, a card keeps its day, unless you move your cards to the days that your saved settings lead to. Days that you have set by hand stay.',
  movePreview: 'Show what moving would do',
  move: (n: number) => `Move ${cards(n)}`,
  moved: (n: number) => `${cards(n)} moved.`,
  lastMoved: (n: number, when: string) => `You moved ${cards(n)}, ${when}.`,
  undoMove: 'Move back',
  restored: (n: number) => `${cards(n)} moved back.`,
  lastChange: 'Last change',
  lastChanged: (names: readonly string[], when: string) => `You changed, ${when}: ${names.join(', ')}.`,
  planSettings: {
    newCardsPerDay: 'new cards per day',
    reviewsPerDay: 'maximum reviews per day',
    maxMinutes: 'maximum minutes per day',
    desiredRetention: 'desired retention',
    weightsId: 'memory model',
    learningMinutes: 'learning steps',
    relearningMinutes: 'relearning steps',
    longestDays: 'maximum interval',
    easyDays: 'easy days',
  },
  undoChangeHint:
    'Taking it back restores these settings. Cards that you have moved since get their days back, except those that you have answered in the meantime.',
  undoChange: 'Take it back',
  changeUndone: 'Taken back: your settings are as they were before.',
  nothingToUndo: 'There was nothing left to take back.',
  save: 'Save',
  saved: 'Saved.',
  refused: 'Not saved. Please correct the marked fields.',
  errors: {
    timeZone: 'Unknown time zone.',
    rolloverHour: 'Must be an hour from 0 to 23.',
    goalMinutes: 'Must be a number from 0 to 240.',
    maxMinutes: 'Must be a number from 0 to 600.',
    monday: 'Must be one of the three.',
    tuesday: 'Must be one of the three.',
    wednesday: 'Must be one of the three.',
    thursday: 'Must be one of the three.',
    friday: 'Must be one of the three.',
    saturday: 'Must be one of the three.',
    sunday: 'Must be one of the three.',
    newCardsPerDay: 'Must be a number from 0 to 999.',
    reviewsPerDay: 'Must be a number from 0 to 9999.',
    desiredRetention: 'Must be between 70% and 99%.',
    learningMinutes: 'Must be one to six whole numbers from 1 to 720, each greater than the one before.',
    relearningMinutes: 'Must be one to six whole numbers from 1 to 720, each greater than the one before.',
    longestDays: 'Must be a number from 7 to 3650.',
    leechLapses: 'Must be a number from 2 to 50.',
    asksConfidence: 'Must be yes or no.',
    goesOn: 'Must be yes or no.',
    appearance: 'Must be system, light or dark.',
  },
  unreachable: 'The server did not respond. Nothing was lost. Please try again.',
} as const

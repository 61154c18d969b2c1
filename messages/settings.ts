import { counted } from '#messages/counted'

const cards = (n: number) => counted(n, 'card', 'cards')

/** Texts of the settings. */
export const settingsMessages = {
  title: 'Settings',
  learning: 'Learning',
  timeZone: 'Time zone',
  timeZoneHint: 'Decides when your study day begins.',
  rolloverHour: 'Your day begins at',
  hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  rolloverHint: 'Cards of a day become due at this hour.',
  newCardsPerDay: 'New cards a day',
  newCardsHint: 'Every new card today is several reviews in the coming weeks.',
  reviewsPerDay: 'Reviews a day, at most',
  reviewsHint: 'What is over the limit waits for the next day. Learning steps of today always come.',
  retention: 'How much you want to recall',
  retentionHint: 'A card comes back when the chance that you recall it has fallen to this.',
  percent: (n: number) => `${Number(n.toFixed(1))} %`,
  cost: (reviews: number, minutes: number) =>
    `about ${counted(Math.round(reviews), 'review', 'reviews')}, ${minutes < 1 ? 'less than a minute' : counted(Math.round(minutes), 'minute', 'minutes')} a day`,
  costBasis: (learned: number, days: number) =>
    learned === 0
      ? `What it costs is simulated for the new cards of the next ${days} days; you have learned none yet.`
      : `What it costs is simulated from your ${cards(learned)} and your pace, over the next ${days} days.`,
  stepsAndLimits: 'Steps and limits',
  learningMinutes: 'Steps of a new card, in minutes',
  relearningMinutes: 'Steps of a forgotten card, in minutes',
  stepsHint: 'One to six, each longer than the one before, none above 720; spaces between them.',
  newCard: 'A new card',
  forgottenCard: 'A forgotten card',
  stepsLead: (card: string, again: string, hard: string, good: string) =>
    `${card} comes again after ${again} (Again), ${hard} (Hard) or ${good} (Good).`,
  someDays: 'some days',
  longestDays: 'Longest interval, in days',
  longestHint: 'However well you know a card, it comes back after so many days.',
  longestCost: (learned: number, perMonth: number) =>
    `Your ${cards(learned)} then make at least ${counted(perMonth, 'review', 'reviews')} a month.`,
  leechLapses: 'A card is a leech once it was forgotten so often',
  leechHint: 'A leech brings its lesson and a smaller example, for repeating it alone does not help.',
  leechCost: (n: number) => `That is ${cards(n)} of yours now.`,
  asksConfidence: 'Ask how sure I am',
  asksConfidenceHint:
    'Before a graded answer is shown. A right guess then counts for less, and you see how well you judge yourself.',
  yourDay: 'Your day',
  appearance: 'Appearance',
  appearances: { system: 'As the device', light: 'Light', dark: 'Dark' },
  save: 'Save',
  saved: 'Saved.',
  refused: 'Not saved: please look at the marked field.',
  errors: {
    timeZone: 'This time zone is not known.',
    rolloverHour: 'Must be an hour from 0 to 23.',
    newCardsPerDay: 'Must be a number from 0 to 999.',
    reviewsPerDay: 'Must be a number from 0 to 9999.',
    desiredRetention: 'Must lie between 70 and 99 %.',
    learningMinutes: 'Must be one to six whole numbers from 1 to 720, each greater than the one before.',
    relearningMinutes: 'Must be one to six whole numbers from 1 to 720, each greater than the one before.',
    longestDays: 'Must be a number from 7 to 3650.',
    leechLapses: 'Must be a number from 2 to 50.',
    asksConfidence: 'Must be yes or no.',
    appearance: 'Must be light, dark, or as the device.',
  },
  unreachable: 'The server did not answer. Nothing was lost: please try again.',
  allCards: 'All cards',
} as const

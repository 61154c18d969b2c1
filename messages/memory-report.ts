import { counted } from '#messages/counted'

/** Rounded, but only what is all or nothing is called so. */
const percent = (share: number) => {
  if (share < 1 && share >= 0.995) return 'over 99%'
  return share > 0 && share < 0.005 ? 'under 1%' : `${Math.round(share * 100)}%`
}
/** A prediction is never certain. */
const predictedPercent = (share: number) => percent(Math.min(share, 0.999))
/** Whole numbers from 10 on, and one decimal below. */
const rounded = (n: number) => (n >= 10 || Number.isInteger(n) ? String(Math.round(n)) : n.toFixed(1))
const cards = (n: number) => `${rounded(n)} ${n === 1 ? 'card' : 'cards'}`

/** A difference of fewer points between predicted and observed recall is not worth mentioning. */
const points = 0.02

/** Texts of the page about memory. */
export const memoryReportMessages = {
  title: 'Memory',
  lead: 'What you recall, what was predicted, and what is ahead. Each figure is computed from your answers.',
  percent,
  predictedPercent,
  outOf: (passed: number, of: number) => `${passed} of ${of}`,
  none: '–',

  forecast: 'What is ahead',
  forecastText: (learned: number, all: number, newPerDay: number) => {
    const withNew = `about ${cards(all)} a day if you go on with ${newPerDay} new ones`
    if (learned === 0) return `Over the next 90 days ${withNew}.`
    const facts = `Over the next 90 days about ${cards(learned)} a day come from what you have learned`
    return newPerDay === 0 || all === learned ? `${facts}.` : `${facts}, and ${withNew}.`
  },
  forecastNothing: 'You have not learned any cards yet, so that nothing will be due.',
  learned: 'Learned by now',
  fresh: 'New cards',
  day: 'Day',
  together: 'Together',

  recall: 'What you remember today',
  recallText: (share: number, n: number) =>
    `If all ${n} cards that you have learned were asked now, you would recall about ${Math.min(99, Math.round(share * 100))} of 100.`,
  recallTooFew: (n: number) =>
    n === 0
      ? 'You have not learned any cards yet.'
      : `You have learned ${counted(n, 'card', 'cards')}. From five on, this page says how much of them you remember.`,
  lessonOrDeck: 'Lesson or deck',
  kindOfCard: 'Kind of card',
  cards: 'Cards',
  recallNow: 'Recall today',

  stability: 'How long you remember',
  stabilityText: (lasting: number, of: number) =>
    of === 0
      ? 'As soon as you have learned cards, this shows how long they last.'
      : `${lasting} of ${counted(of, 'learned card', 'learned cards')} will still be recalled with a chance of 90% three weeks after the last answer.`,
  stabilityUnit: 'Days until the chance of recall falls to 90%',
  /** @param to null for no end */
  days: (from: number, to: number | null) => {
    if (to === null) return `${from}+`
    return from === 0 ? `under ${to}` : `${from}–${to - 1}`
  },

  difficulty: 'How difficult your cards are',
  difficultyText: (hard: number, of: number) =>
    of === 0
      ? 'As soon as you have learned cards, this shows which share of them is difficult for you.'
      : `${hard} of ${counted(of, 'learned card', 'learned cards')} are of difficulty 8 or more: their intervals grow slowly. Break such cards into smaller ones, or read their lesson again.`,
  difficultyUnit: 'Difficulty, from 1 (easy) to 10',

  hours: 'Hours of the day',
  hoursText: (from: number, answers: number, of: number) =>
    of === 0
      ? 'No answers in the last 90 days.'
      : `You answered most from ${from}:00 to ${(from + 3) % 24}:00: ${answers} of the ${counted(of, 'answer', 'answers')} of the last 90 days.`,
  hour: 'Hour',
  clock: (hour: number) => `${hour}:00`,

  months: 'Recalled and predicted',
  monthsText: (observed: number, predicted: number, of: number) => {
    const facts = `In ${of} graded tests you recalled ${percent(observed)}, and ${percent(predicted)} was predicted`
    if (observed > predicted + points)
      return `${facts}: you remember better than your schedule assumes, and could do with fewer reviews. Train the schedule on your answers in the settings.`
    if (observed < predicted - points)
      return `${facts}: your schedule asks you a little too late. Train it on your answers in the settings.`
    return `${facts}: your schedule knows your memory well.`
  },
  month: 'Month',
  recalled: 'Recalled',
  predicted: 'Predicted',
  testsTooFew: (of: number) =>
    of === 0
      ? 'No graded tests yet. A test is the first answer to a card on a later day.'
      : `${counted(of, 'graded test', 'graded tests')} so far. From five on, this page says how much you recall.`,
  selfGraded: (passed: number, of: number) =>
    `By your own judgement, you also recalled ${passed} of ${of} others.`,

  calibration: 'How far off the predictions are',
  calibrationText: (rmse: number, logLoss: number) => {
    const facts = `Predicted and real recall differ by ${(rmse * 100).toFixed(1)} percentage points on average; log loss ${logLoss.toFixed(3)}`
    if (rmse <= 0.05) return `${facts}. That is as good as such predictions get.`
    if (rmse <= 0.1) return `${facts}. That is good enough to plan by.`
    return `${facts}. More answers make this better; in the settings you can train the schedule on them.`
  },
  calibrationHint:
    'On the dashed line, what was predicted came true. A larger circle stands for more answers.',
  predictedChance: 'Predicted chance',
  answers: 'Answers',
  range: (from: number, to: number) => `${percent(from)} to ${percent(to)}`,

  retention: 'Young and mature cards',
  retentionText: (goal: number) =>
    `Cards are asked when recall has fallen to about ${percent(goal)}, so that is the share to expect of both.`,
  age: 'Cards',
  young: 'Young (remembered for less than 21 days)',
  mature: 'Mature (21 days or more)',
  share: 'Share',

  kinds: 'By kind of question',
  kindsText:
    'Graded tests of the last 90 days. A kind that is recalled far less than predicted is one to practise.',
  kind: 'Kind',
  kindsNone: 'No graded tests in the last 90 days.',

  minutes: 'Minutes a day',
  minutesText: (days: number, minutes: number) =>
    days === 0
      ? 'You have not studied in the last 30 days.'
      : `You studied on ${days} of the last 30 days, about ${counted(minutes, 'minute', 'minutes')} each.`,
  minutesUnit: 'Minutes',

  times: 'Time for an answer',
  timesText: (kind: string, seconds: number) =>
    `The quickest kind is “${kind}”: half of these answers take less than ${seconds} s.`,
  timesHint: 'The mark is the middle answer; half of all answers lie on the line.',
  timesNone: 'Fewer than five timed answers of any kind in the last 90 days, which is too few to tell.',
  seconds: (s: number) => `${s} s`,
  quick: 'Quick',
  median: 'Middle',
  slow: 'Slow',

  year: 'The last year',
  yearText: (answers: number, days: number) =>
    answers === 0
      ? 'No answers in the last year.'
      : `${counted(answers, 'answer', 'answers')} on ${counted(days, 'day', 'days')}. A larger square is a day with more answers.`,
  daysStudied: 'Days',

  quizzes: 'Quizzes',
} as const

/** Texts of the page about memory. */
export default {
  title: 'Memory',
  lead: 'What you recall, what was predicted, and what is ahead. Each figure is computed from your answers.',
  shares: {
    percent: '{share, number, ::percent}',
    over: 'over {share, number, ::percent}',
    under: 'under {share, number, ::percent}',
  },
  outOf: '{passed} of {of}',
  none: '–',
  forecast: 'What is ahead',
  forecastText: {
    fresh:
      'Over the next 90 days about {all, plural, one {# card} other {# cards}} a day if you go on with {newPerDay} new ones.',
    learned:
      'Over the next 90 days about {learned, plural, one {# card} other {# cards}} a day come from what you have learned.',
    both: 'Over the next 90 days about {learned, plural, one {# card} other {# cards}} a day come from what you have learned, and about {all, plural, one {# card} other {# cards}} a day if you go on with {newPerDay} new ones.',
  },
  forecastNothing: 'You have not learned any cards yet, so nothing will be due.',
  learned: 'Learned by now',
  fresh: 'New cards',
  day: 'Day',
  together: 'Together',
  recall: 'What you remember today',
  recallText:
    'If all {n} cards that you have learned were asked now, you would recall about {recalled} of 100.',
  recallTooFew:
    '{n, plural, =0 {You have not learned any cards yet.} other {You have learned {n, plural, one {# card} other {# cards}}. From five on, this page says how much of them you remember.}}',
  lessonOrDeck: 'Lesson or deck',
  kindOfCard: 'Kind of card',
  cards: 'Cards',
  recallNow: 'Recall today',
  stability: 'How long you remember',
  stabilityText:
    '{of, plural, =0 {As soon as you have learned cards, this shows how long they last.} other {{lasting} of {of, plural, one {# learned card} other {# learned cards}} will still be recalled with a chance of 90% three weeks after the last answer.}}',
  stabilityUnit: 'Days until the chance of recall falls to 90%',
  days: { under: 'under {to}', between: '{from}–{to}', over: '{from}+' },
  difficulty: 'How difficult your cards are',
  difficultyText:
    '{of, plural, =0 {As soon as you have learned cards, this shows which share of them is difficult for you.} other {{hard} of {of, plural, one {# learned card} other {# learned cards}} are of difficulty 8 or more: their intervals grow slowly. Break such cards into smaller ones, or read their lesson again.}}',
  difficultyUnit: 'Difficulty, from 1 (easy) to 10',
  hours: 'Hours of the day',
  hoursText:
    '{of, plural, =0 {No answers in the last 90 days.} other {You answered most from {from}:00 to {to}:00: {answers} of the {of, plural, one {# answer} other {# answers}} of the last 90 days.}}',
  hour: 'Hour',
  clock: '{hour}:00',
  months: 'Recalled and predicted',
  monthsText:
    'In {of} graded tests you recalled {observed}, and {predicted} was predicted: {verdict, select, better {you remember better than your schedule assumes, and could do with fewer reviews. Train the schedule on your answers in the settings.} worse {your schedule asks you a little too late. Train it on your answers in the settings.} other {your schedule knows your memory well.}}',
  month: 'Month',
  recalled: 'Recalled',
  predicted: 'Predicted',
  testsTooFew:
    '{of, plural, =0 {No graded tests yet. A test is the first answer to a card on a later day.} other {{of, plural, one {# graded test} other {# graded tests}} so far. From five on, this page says how much you recall.}}',
  selfGraded: 'By your own judgement, you also recalled {passed} of {of} others.',
  calibration: 'How far off the predictions are',
  calibrationText:
    'Predicted and real recall differ by {points, number, ::.0} percentage points on average; log loss {logLoss, number, ::.000}. {verdict, select, best {That is as good as such predictions get.} good {That is good enough to plan by.} other {More answers make this better; in the settings you can train the schedule on them.}}',
  calibrationHint:
    'On the dashed line, what was predicted came true. A larger circle stands for more answers.',
  predictedChance: 'Predicted chance',
  answers: 'Answers',
  range: '{from} to {to}',
  retention: 'Young and mature cards',
  retentionText:
    'Cards are asked when recall has fallen to about {goal}, so that is the share to expect of both.',
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
  minutesText:
    '{days, plural, =0 {You have not studied in the last 30 days.} other {You studied on {days} of the last 30 days, about {minutes, plural, one {# minute} other {# minutes}} each.}}',
  minutesUnit: 'Minutes',
  times: 'Time for an answer',
  timesText: 'The quickest kind is “{kind}”: half of these answers take less than {seconds} s.',
  timesHint: 'The mark is the middle answer; half of all answers lie on the line.',
  timesNone: 'Fewer than five timed answers of any kind in the last 90 days, which is too few to tell.',
  seconds: '{s} s',
  quick: 'Quick',
  median: 'Middle',
  slow: 'Slow',
  year: 'The last year',
  yearText:
    '{answers, plural, =0 {No answers in the last year.} other {{answers, plural, one {# answer} other {# answers}} on {days, plural, one {# day} other {# days}}. A larger square is a day with more answers.}}',
  daysStudied: 'Days',
  quizzes: 'Quizzes',
} as const

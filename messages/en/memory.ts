/** Texts of the FSRS parameters that are learned from a learner's answers. */
export default {
  title: 'Your memory model',
  lead: 'FSRS decides when a card comes back, using 21 parameters that describe how memories fade. The default ones fit many learners on average. Once you have given {fewest} answers, Retrace can learn your own: it trains on the first 80% of your answers, and offers the result only if it predicts the other 20% better.',
  defaultInUse: 'In use: the default parameters.',
  ownInUse:
    'In use: your own parameters, learned on {date} from {answers, plural, one {# answer} other {# answers}}.',
  tooFew:
    'You have {n} of the {fewest} answers that this takes. An answer counts if you gave it on a later day than your previous answer to the same card.',
  learn: 'Learn from my answers',
  learnAgain: 'Learn again',
  learning: 'Learning from your answers…',
  waiting: 'Waiting until another learner’s training is finished…',
  failed: 'Training failed. Nothing has changed. Please try again.',
  tooOften: 'You have done this several times recently. Please try again in an hour.',
  better: 'Your own parameters predict your answers better.',
  noBetter: 'Your own parameters do not predict your answers better.',
  compared:
    'On your latest {answers, plural, one {# answer} other {# answers}}, which were not used for training, their log loss is {error, number, ::.0000}, compared with {before, number, ::.0000} for the parameters in use: {size, select, tiny {less than 0.1%} other {{percent, number, ::.0}%}} {direction, select, lower {lower} other {higher}}.',
  whatChanges:
    'If you use them, due dates stay as they are, unless you move your cards. Each card uses them from its next answer on, and you can go back at any time.',
  nothingChanges: 'So nothing changes. Try again after a few hundred more answers.',
  useMine: 'Use my own',
  useUsual: 'Use the default ones again',
  useThese: 'Use these again',
  previewOf: '{change}: show what this changes',
  earlier: 'Learned earlier',
  learnedOn: 'Learned on {date} from {answers, plural, one {# answer} other {# answers}}',
} as const

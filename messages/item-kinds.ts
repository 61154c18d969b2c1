/** Names of the kinds of items. */
export const itemKindNames = {
  'self-graded': 'Recall',
  cloze: 'Fill in the blank',
  'term-typed': 'Name the term',
  'term-choice': 'Choose the term',
  'meaning-choice': 'Choose the meaning',
  'output-typed': 'Type the output',
  'output-choice': 'Choose the output',
  'output-order': 'Order the lines',
  'how-long': 'How long it takes',
  outcome: 'How it ends',
  'printed-at': 'What is printed when',
  'suspends-first': 'Where it suspends first',
  'raises-at': 'Which line raises',
  'runs-next': 'What runs next',
  'what-if': 'Effect of a change',
  'step-order': 'Order the steps',
} as const

/** Names of the kinds of items. */
export const itemKindNames = {
  'self-graded': 'Recall',
  cloze: 'Fill the gap',
  'term-typed': 'Name the term',
  'term-choice': 'Choose the term',
  'meaning-choice': 'Choose the meaning',
  'output-typed': 'Type the output',
  'output-choice': 'Choose the output',
  'output-order': 'Order the lines',
  'how-long': 'How long it takes',
  outcome: 'How it ends',
  'printed-at': 'What is printed when',
  'suspends-first': 'Who gives way',
  'runs-next': 'Who is next',
  'what-if': 'What a change does',
} as const

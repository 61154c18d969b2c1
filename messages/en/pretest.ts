/** Texts of the questions before reading. */
export default {
  title: 'Before you read',
  text: 'Three questions to find out what you think now. Wrong answers are fine, and nothing is graded.',
  start: 'Try three questions',
  question: 'Question {n} of {of}',
  answer: 'Answer',
  decline: 'Not now',
  done: 'That was it. Look out for these points as you read.',
  result: 'See the answers',
  failed: 'The server did not respond. Please try again.',
} as const

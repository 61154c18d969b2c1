/** Texts of the programs of a lesson, and of the questions about them. */
export default {
  predict: 'Predict what it does',
  folded: 'The text below tells what it does, so it is hidden until you have predicted it.',
  unfold: 'Show it now',
  hidePrediction: 'Hide the question',
  showRun: 'Show the run',
  change: 'Change and run it',
  hideChange: 'Hide the editor',
  openInPlayground: 'Open in the playground',
  question: '{of, plural, one {Your prediction} other {Question {n} of {of}}}',
  notCounted: 'Practice: nothing is counted.',
  wholeProgram: 'The whole program',
  next: 'Another question about it',
  loading: 'Loading…',
  failed: 'The server did not respond. Your answer is still here. Please try again.',
  loadFailed: 'This could not be loaded. Check your connection and try again.',
  retry: 'Try again',
} as const

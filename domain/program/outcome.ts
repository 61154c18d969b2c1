/** How a run ended. */
export const outcomes = [
  'finished',
  'exception',
  'deadlock',
  'time-limit',
  'output-limit',
  'memory-limit',
  'unsupported',
  'syntax-error',
] as const

/** What a learner says about an answer of theirs that was graded as wrong. */
export default {
  typo: 'This was only a typo, and should not count as wrong.',
  equivalent: 'This means the same as the answer key.',
  key: 'This is right, and the answer key is wrong.',
} as const

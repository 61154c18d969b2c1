/** What an archive holds, or an account has learned, in the order in which it is shown. */
export const amountNames = [
  /** Events of the log, most of them answers. */
  'answers',
  /** That were begun. */
  'cards',
  /** That the learner wrote themselves, and has not deleted. */
  'decks',
  'quizzes',
  /** Runs that were traced. */
  'tracings',
  /** That were opened. An own deck is none. */
  'lessons',
  'flags',
] as const

/** How much there is of each. */
export type Amounts = Record<(typeof amountNames)[number], number>

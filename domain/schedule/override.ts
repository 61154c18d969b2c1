/**
 * Why a learner says that an answer graded as wrong was right: it was mistyped, it means the same as the key, or the
 * key is wrong.
 */
export const overrides = ['typo', 'equivalent', 'key'] as const
export type Override = (typeof overrides)[number]

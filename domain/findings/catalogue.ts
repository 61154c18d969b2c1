import type { Rules } from '#domain/findings/rule'
import { fileRules } from '#domain/findings/rules/files'
import { itemRules } from '#domain/findings/rules/items'
import { programRules } from '#domain/findings/rules/programs'
import { readingRules } from '#domain/findings/rules/reading'

/**
 * Every rule by which authors are told something, by its code. A code means one thing, for ever: it stands in the
 * database, and a code that is given up is not used again.
 */
export const catalogue = {
  ...fileRules,
  ...readingRules,
  ...itemRules,
  ...programRules,
} as const satisfies Rules

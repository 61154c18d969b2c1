import type { Rules } from '#domain/findings/rule'
import { fileRules } from '#domain/findings/rules/files'
import { itemRules } from '#domain/findings/rules/items'
import { programRules } from '#domain/findings/rules/programs'
import { readingRules } from '#domain/findings/rules/reading'

/**
 * All rules about authors' files, by code. The database stores codes, so a code never changes its meaning, and the code
 * of a removed rule is never reused.
 */
export const catalogue = {
  ...fileRules,
  ...readingRules,
  ...itemRules,
  ...programRules,
} as const satisfies Rules

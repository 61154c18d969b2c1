import { findRule, type RuleCode } from '#domain/findings/finding'
import type { RuleWords } from '#domain/findings/rule'
import german from '#messages/de/rules'

/**
 * A rule in the language of the interface; null if there is none of this code any more. They are no ICU messages: English
 * is their source, and the docs and the command line have it too.
 */
export function ruleInWords(locale: string, code: string): RuleWords | null {
  const rule = findRule(code)
  if (rule === null) return null
  return locale === 'de' ? german[code as RuleCode] : rule
}

/** What a finding adds to its rule: its message without the rule's own advice, which is said in the interface's language. */
export function foundOnly(code: string, message: string): { found: string; hasOwnAdvice: boolean } {
  const advice = findRule(code)?.whatToDo
  return advice !== undefined && message.endsWith(` ${advice}`)
    ? { found: message.slice(0, -advice.length - 1), hasOwnAdvice: false }
    : { found: message, hasOwnAdvice: true }
}

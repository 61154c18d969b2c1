import type { TextsOf } from '#messages/rooms'
import { ruleInWords } from '#messages/rule-in-words'

/** A rule that a lesson breaks, by its title if there is one of this code. */
export function ruleName({ rule }: TextsOf<'author'>, locale: string, code: string): string {
  const title = ruleInWords(locale, code)?.title
  return title === undefined ? rule.code({ code }) : rule.named({ code, title })
}

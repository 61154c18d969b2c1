import { findRule } from '#domain/findings/finding'
import type { TextsOf } from '#messages/rooms'

/** A rule that a lesson breaks, by its title if there is one of this code. */
export function ruleName({ rule }: TextsOf<'author'>, code: string): string {
  const title = findRule(code)?.title
  return title === undefined ? rule.code({ code }) : rule.named({ code, title })
}

import { formOfKind, type AnswerForm } from '#domain/items/kind-rules'
import type { ItemFace } from '#domain/items/item-face'

/**
 * Why a learner says that an answer graded as wrong was right: it was mistyped, it means the same as the key, or the
 * key is wrong.
 */
export const overrides = ['typo', 'equivalent', 'key'] as const
export type Override = (typeof overrides)[number]

const typedForms: ReadonlySet<AnswerForm> = new Set(['term', 'token', 'seconds', 'output'])

/** The reasons that fit an item: only what is typed can be mistyped. */
export function overridesOf({ kind, answer }: Pick<ItemFace, 'kind' | 'answer'>): readonly Override[] {
  const isTyped = typedForms.has(formOfKind(kind, Array.isArray(answer)))
  return overrides.filter((each) => each !== 'typo' || isTyped)
}

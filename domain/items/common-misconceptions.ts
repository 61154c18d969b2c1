import { asyncioMisconceptions } from '#domain/items/common-misconceptions/asyncio'
import { pythonMisconceptions } from '#domain/items/common-misconceptions/python'
import type { CommonMisconception, Misconception } from '#domain/items/misconceptions'

/** The catalogue that every course has, in the order in which the rules in `sandbox/python/` are tried. */
const commonMisconceptions: readonly CommonMisconception[] = [
  ...asyncioMisconceptions,
  ...pythonMisconceptions,
]

/** The misconceptions of a course: its own, and each common one whose id it does not use itself. */
export function withCommonMisconceptions(own: readonly Misconception[]): Misconception[] {
  const ids = new Set(own.map(({ id }) => id))
  return [...own, ...commonMisconceptions.filter(({ id }) => !ids.has(id))]
}

const byId = new Map(commonMisconceptions.map((misconception) => [misconception.id, misconception]))

/** Whether a misconception comes from the catalogue and not from a course, which may use the same id. */
export function isCommon(misconception: Misconception): boolean {
  return byId.get(misconception.id) === misconception
}

/** A misconception of the catalogue; null if it has none with this id. */
export const commonMisconception = (id: string): CommonMisconception | null => byId.get(id) ?? null

import { createHash } from 'node:crypto'
import type { Program } from '#domain/program/program'
import type { Rewrite } from '#domain/program/rewrite'

/** The key of a stored run: a hash of everything that could change it. */
export function runHash(program: Program, engineVersion: string): string {
  return hashOf([engineVersion, ...partsOf(program)])
}

/** The key of a stored run in which a misconception is true. */
export function misconceptionRunHash(
  program: Program,
  { rule, site }: Pick<Rewrite, 'rule' | 'site'>,
  engineVersion: string,
): string {
  return hashOf([engineVersion, ...partsOf(program), { believes: rule, site }])
}

function partsOf({ source, setup, modules, network, input }: Program): unknown[] {
  const sortedModules = Object.entries(modules).sort(([a], [b]) => (a < b ? -1 : 1))
  return [source, setup, sortedModules, network, input]
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

import { createHash } from 'node:crypto'
import type { Program } from '#domain/program/program'

/** Names a run by everything that could change it. */
export function runHash(program: Program, engineVersion: string): string {
  const { source, setup, modules, network, input } = program
  const sortedModules = Object.entries(modules).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([engineVersion, source, setup, sortedModules, network, input]))
    .digest('hex')
}

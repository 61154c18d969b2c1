import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import { haveSameStructure } from '#domain/program/same-structure'
import type { Proposal } from '#domain/program/variant'
import type { SingleRun, TracedRun } from '#sandbox/traced-run'

/** A program with the same behaviour but other numbers, times and names, its run record, and the changes. */
export interface Variant extends Pick<Proposal, 'changes'> {
  program: Program
  record: RunRecord
}

export interface VariantOptions {
  /** The same seed gives the same variants. */
  seed: string
  /** How many are wanted, 1 or more. There may be fewer, or none. */
  count: number
}

/** The parts of a sandbox that variants are made with: proposals for changed programs, and runs to check them. */
interface VariantTools {
  propose(program: Program, seed: string, count: number): Promise<Proposal[]>
  play(program: Program): Promise<SingleRun>
  run(program: Program): Promise<RunRecord>
  runWithTrace(program: Program): Promise<TracedRun>
}

/** How many proposals are tried for each variant that is wanted. */
const ATTEMPTS_EACH = 6

/**
 * Variants of a program, in a stable order. Each has the structure of the original run (`haveSameStructure`), is
 * as deterministic as it, and prints something that neither the original nor another variant prints.
 */
export async function findVariants(
  tools: VariantTools,
  program: Program,
  { seed, count }: VariantOptions,
): Promise<Variant[]> {
  const found: Variant[] = []
  const proposals = await tools.propose(program, seed, count * ATTEMPTS_EACH)
  if (proposals.length === 0) return found
  const original = await tools.runWithTrace(program)
  if (!original.record.deterministic) return found
  const printed = new Set([original.record.stdout])
  for (const proposal of proposals) {
    if (found.length === count) break
    const variant = { ...program, source: proposal.source }
    const { record: seen, trace } = await tools.play(variant)
    const isTheSame =
      seen.outcome === original.record.outcome &&
      seen.exception?.type === original.record.exception?.type &&
      seen.exception?.line === original.record.exception?.line &&
      haveSameStructure(original.trace, trace)
    if (!isTheSame || printed.has(seen.stdout)) continue
    const record = await tools.run(variant)
    if (!record.deterministic) continue
    printed.add(record.stdout)
    found.push({ program: variant, record, changes: proposal.changes })
  }
  return found
}

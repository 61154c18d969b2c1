import { normaliseOutput } from '#domain/items/grade-answer'
import type { AssembledProgram } from '#domain/program/assemble-programs'
import type { ProgramInput } from '#domain/program/program'
import { readSession, type Session } from '#domain/program/read-session'
import type { RunRecord } from '#domain/program/run-record'
import type { SourceAnalysis } from '#domain/program/source-analysis'
import { removeSpoilerComments } from '#domain/program/spoiler-comments'
import { wrapInMain } from '#domain/program/wrap-in-main'
import type { Trace } from '#domain/program/trace'
import type { Engine } from '#server/content/engine'
import type { PreparedFence } from '#server/content/prepare-fence'

/** A program that was run. */
export interface FenceRun {
  program: ProgramInput
  run: RunRecord
  /** Null if tracing would have changed the run. */
  trace: Trace | null
  analysis: SourceAnalysis
  /** Whether lines that await outside of functions were put into a coroutine. */
  isWrapped: boolean
  /** False if it is a session that does not show what the run printed. */
  isAsShown: boolean
}

/**
 * Runs a block together with the blocks that it needs. A doctest session does not say which of its lines were echoed
 * and which were printed: if the usual interpretation does not reproduce the session, the other one is tried.
 */
export async function runFence(
  prepared: PreparedFence,
  assembled: AssembledProgram,
  engine: Engine,
): Promise<FenceRun> {
  const { session, part, fence } = prepared
  const wrapped = part.raises === 'SyntaxError' ? null : await wrap(assembled, engine)
  if (wrapped !== null) return { ...(await runClean(wrapped, engine)), isWrapped: true, isAsShown: true }
  const usual = await runClean(assembled, engine)
  if (session === null) return { ...usual, isWrapped: false, isAsShown: true }
  if (showsTheSame(session, usual.run)) return { ...usual, isWrapped: false, isAsShown: true }
  const other = readSession(fence.code, false)
  const source = assembled.source.endsWith(part.source)
    ? assembled.source.slice(0, assembled.source.length - part.source.length) + other.source
    : other.source
  const retried = await runClean({ ...assembled, source }, engine)
  const isAsShown = showsTheSame(other, retried.run)
  return { ...(isAsShown ? retried : usual), isWrapped: false, isAsShown }
}

/** The program with its lines that await outside of functions in a coroutine; null if it has none. */
async function wrap(
  assembled: AssembledProgram,
  engine: Pick<Engine, 'analyse'>,
): Promise<AssembledProgram | null> {
  const { firstAwait } = await engine.analyse(assembled.source)
  const source = firstAwait === null ? null : wrapInMain(assembled.source, firstAwait)
  return source === null ? null : { ...assembled, source }
}

/** Runs a program. If a comment turns out to quote the output, it is removed and the program is run again. */
async function runClean(
  assembled: AssembledProgram,
  engine: Engine,
): Promise<Omit<FenceRun, 'isAsShown' | 'isWrapped'>> {
  const { setup, modules, network, input } = assembled
  const program = { source: assembled.source, setup, modules, network, input }
  const [run, analysis] = await Promise.all([traced(program, engine), engine.analyse(program.source)])
  const source = removeSpoilerComments(program.source, analysis.comments, run.run.stdout)
  if (source === program.source) return { program, ...run, analysis }
  const cleaned = { ...program, source }
  return { program: cleaned, ...(await traced(cleaned, engine)), analysis }
}

async function traced(program: ProgramInput, engine: Engine): Promise<Pick<FenceRun, 'run' | 'trace'>> {
  const { record, trace } = await engine.runWithTrace(program)
  return { run: record, trace: trace.steps.length === 0 ? null : trace }
}

function showsTheSame(session: Session, run: RunRecord): boolean {
  if (session.raises !== null)
    return run.exception?.type.split('.').at(-1) === session.raises.split('.').at(-1)
  return (
    session.shown === null ||
    normaliseOutput(session.shown).join('\n') === normaliseOutput(run.stdout).join('\n')
  )
}

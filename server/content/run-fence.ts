import { normaliseOutput } from '#domain/items/grade-answer'
import type { AssembledProgram } from '#domain/program/assemble-programs'
import { echoValues, type Echo } from '#domain/program/echo-values'
import { foldProgram } from '#domain/program/fold-program'
import { maxProgramLines } from '#domain/items/program/find-obstacle'
import {
  inOtherWords,
  madeUpReply,
  maxMadeUpReplies,
  refusedRequest,
  withOtherTexts,
} from '#domain/program/made-up-replies'
import type { ProgramInput } from '#domain/program/program'
import { readSession, type Session } from '#domain/program/read-session'
import type { RunRecord } from '#domain/program/run-record'
import type { SourceAnalysis } from '#domain/program/source-analysis'
import { isSyntaxError } from '#domain/program/shown-error'
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
  /** Whether values that only a notebook or a shell shows are printed. */
  isEchoed: boolean
  /** False if it is a session that does not show what the run printed. */
  isAsShown: boolean
}

type CleanRun = Omit<FenceRun, 'isAsShown' | 'isWrapped' | 'isEchoed'>

const asWritten = { isWrapped: false, isEchoed: false, isAsShown: true }

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
  const wrapped = isSyntaxError(part.raises) ? null : await wrap(assembled, engine)
  if (wrapped !== null) return { ...(await runClean(wrapped, engine)), ...asWritten, isWrapped: true }
  const usual = await runClean(assembled, engine)
  if (session === null) {
    const echoed = isSilent(usual.run) ? await runEchoed(assembled, engine) : null
    return echoed === null ? { ...usual, ...asWritten } : { ...echoed, ...asWritten, isEchoed: true }
  }
  if (showsTheSame(session, usual.run)) return { ...usual, ...asWritten }
  const other = readSession(fence.code, false)
  const source = assembled.source.endsWith(part.source)
    ? assembled.source.slice(0, assembled.source.length - part.source.length) + other.source
    : other.source
  const retried = await runClean({ ...assembled, source }, engine)
  const isAsShown = showsTheSame(other, retried.run)
  return { ...(isAsShown ? retried : usual), ...asWritten, isAsShown }
}

const isSilent = ({ outcome, stdout, seconds }: RunRecord): boolean =>
  outcome === 'finished' && stdout === '' && seconds === 0

/** A program that prints nothing with the values that a notebook shows printed; null if it has none to show. */
async function runEchoed(assembled: AssembledProgram, engine: Engine): Promise<CleanRun | null> {
  const runWith = async (echo: Echo): Promise<CleanRun | null> => {
    const source = echoValues(assembled.source, assembled.linesBefore + 1, echo)
    return source === null ? null : runDeclared({ ...assembled, source }, engine)
  }
  const asInShell = await runWith((expression) => `print(repr(${expression}))`)
  const shown = asInShell?.run.stdout.split('\n') ?? []
  if (asInShell?.run.outcome !== 'finished' || shown.includes('None')) return null
  const plain = await runWith((expression) => `print(${expression})`)
  return plain?.run.stdout === asInShell.run.stdout ? plain : asInShell
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

/** Runs a program. A network that the lesson does not describe gives replies that are made up. */
async function runClean(assembled: AssembledProgram, engine: Engine): Promise<CleanRun> {
  const asWritten = await runDeclared(assembled, engine)
  if (assembled.network.length > 0 || refusedRequest(asWritten.run.reasons) === null) return asWritten
  let latest = asWritten
  for (let count = 0; count < maxMadeUpReplies; count += 1) {
    const request = refusedRequest(latest.run.reasons)
    if (latest.run.outcome !== 'unsupported' || request === null) break
    const reply = madeUpReply(request, assembled.source, count)
    latest = await runDeclared({ ...assembled, network: [...(latest.program.network ?? []), reply] }, engine)
  }
  return (await isOnlyShown(latest, engine)) ? latest : asWritten
}

/**
 * Whether a program just shows the texts of made-up replies. An exception, or a number of letters, would say more about
 * the replies than about the program.
 */
async function isOnlyShown({ program, run }: CleanRun, engine: Engine): Promise<boolean> {
  if (run.outcome !== 'finished') return false
  const { record } = await engine.runWithTrace({ ...program, network: withOtherTexts(program.network ?? []) })
  return record.outcome === 'finished' && record.stdout === inOtherWords(run.stdout)
}

/** Runs a program as declared. If a comment turns out to quote the output, it is removed and the program is run again. */
async function runDeclared(assembled: AssembledProgram, engine: Engine): Promise<CleanRun> {
  const { setup, modules, network, input } = assembled
  const program = { source: assembled.source, setup, modules, network, input }
  const [run, analysis] = await Promise.all([traced(program, engine), engine.analyse(program.source)])
  const source = removeSpoilerComments(program.source, analysis.comments, run.run.stdout)
  const isClean = source === program.source
  const cleaned = isClean ? program : { ...program, source }
  const shown = isClean ? run : await traced(cleaned, engine)
  const folded = await fold({ program: cleaned, ...shown, analysis }, engine)
  return folded ?? { program: cleaned, ...shown, analysis }
}

/** A long program without the definitions that its run did not reach, if it then does the same; else null. */
async function fold({ program, run, trace, analysis }: CleanRun, engine: Engine): Promise<CleanRun | null> {
  const { source } = program
  if (source.split('\n').length <= maxProgramLines || trace === null || run.outcome === 'syntax-error')
    return null
  const { definitions } = await engine.analyse(source)
  const folded = { ...program, source: foldProgram(source, definitions, trace) }
  if (folded.source === source) return null
  const again = await traced(folded, engine)
  const isSame =
    again.run.outcome === run.outcome &&
    again.run.stdout === run.stdout &&
    again.run.exception?.type === run.exception?.type &&
    again.run.seconds === run.seconds
  return isSame ? { program: folded, ...again, analysis } : null
}

async function traced(program: ProgramInput, engine: Engine): Promise<Pick<FenceRun, 'run' | 'trace'>> {
  const { record, trace } = await engine.runWithTrace(program)
  return { run: record, trace: trace.steps.length === 0 ? null : trace }
}

/** Whether a run printed what a session shows. Authors break long lines to make them readable. */
function showsTheSame(session: Session, run: RunRecord): boolean {
  const folded = (text: string) => normaliseOutput(text).join('').replace(/\s+/gu, '')
  if (session.raises !== null)
    return run.exception?.type.split('.').at(-1) === session.raises.split('.').at(-1)
  return session.shown === null || folded(session.shown) === folded(run.stdout)
}

import { programSchema, type Program, type ProgramInput } from '#domain/program/program'
import { proposalSchema, type Proposal } from '#domain/program/variant'
import { rewriteSchema, type Rewrite } from '#domain/program/rewrite'
import { runRecordSchema, type RunRecord } from '#domain/program/run-record'
import { sourceAnalysisSchema, type SourceAnalysis } from '#domain/program/source-analysis'
import type { Trace } from '#domain/program/trace'
import {
  showedTheSame,
  takenApart,
  timings,
  together,
  unaskableText,
  type Variation,
} from '#sandbox/determinism'
import type { Interpreter } from '#sandbox/interpreter'
import { MAX_OUTPUT_BYTES, type RawRun, type Request, type RunOptions } from '#sandbox/messages'
import { readRun } from '#sandbox/read-run'
import { summarise } from '#sandbox/summary'
import type { SingleRun, TracedRun } from '#sandbox/traced-run'
import { findVariants, type Variant, type VariantOptions } from '#sandbox/variants'

/** Runs programs in real CPython on virtual time, each as if it were the first. */
export interface Sandbox {
  /** Runs a program, several times where needed, and says what it printed and whether that may be asked for. */
  run(program: ProgramInput): Promise<RunRecord>
  /** The same, and what happened step by step. */
  runWithTrace(program: ProgramInput): Promise<TracedRun>
  /** Runs it once and quickly, for somebody who only looks; with its trace, unless that is not wanted. */
  play(program: ProgramInput, options?: { trace: boolean }): Promise<SingleRun>
  /** How believers in misconceptions read a program: which rules apply where. Runs nothing. */
  rewrites(program: ProgramInput): Promise<Rewrite[]>
  /**
   * Runs a program once as the believer of one of its rewrites imagines it, on the lines of the original, so that
   * the two traces can be laid side by side.
   */
  runWithMisconception(program: ProgramInput, rewrite: Pick<Rewrite, 'rule' | 'site'>): Promise<SingleRun>
  /**
   * The same program with other names, numbers and times: each runs in the same way (`haveSameStructure`), always
   * prints the same, and prints something else than the program and the other variants.
   */
  variants(program: ProgramInput, options: VariantOptions): Promise<Variant[]>
  /** What Python's compiler says of a source, without running it. */
  analyse(source: string): Promise<SourceAnalysis>
  /** Ends the interpreters; what is still waiting is rejected. */
  close(): Promise<void>
}

/** Seeds of the order of sets, for the two interpreters of a sandbox. */
export const hashSeeds = { usual: '0', other: '20231' }
/** Real seconds after which an interpreter that does not answer is ended. */
export const WALL_CLOCK_SECONDS = 10

/** The version of CPython inside Pyodide. */
const PYTHON = '3.14.2'
const MAX_SOURCE_CHARACTERS = 1_000_000
const isTooLong = (source: string) => source.length > MAX_SOURCE_CHARACTERS

const usualOptions: RunOptions = {
  maxSeconds: 3_600,
  maxSteps: 200_000,
  maxLines: 1_000_000,
  maxOutputBytes: MAX_OUTPUT_BYTES,
  randomSeed: 1,
}

/** A sandbox of two interpreters that differ in their hash seed. Nothing starts before the first job. */
export function sandboxOf(
  interpreters: { usual: Interpreter; other: Interpreter },
  wallClockSeconds: number,
): Sandbox {
  const runOnce = async (
    program: Program,
    { hashSeed, options }: Omit<Variation, 'reason'>,
  ): Promise<RawRun> =>
    readRun(
      await interpreters[hashSeed].ask({ kind: 'run', program, options: { ...usualOptions, ...options } }),
      wallClockSeconds,
    )

  const reasonsAgainst = async (program: Program, key: RawRun): Promise<string[]> => {
    const differs = async (variation: Variation) => !showedTheSame(key, await runOnce(program, variation))
    const [changesTogether, ...changesInTiming] = await Promise.all([together, ...timings].map(differs))
    const reasons = timings.filter((_, index) => changesInTiming[index]).map(({ reason }) => reason)
    if (changesTogether) {
      const changes = await Promise.all(takenApart.map(differs))
      const found = takenApart.filter((_, index) => changes[index]).map(({ reason }) => reason)
      reasons.push(...(found.length > 0 ? found : [together.reason]))
    }
    return [...reasons, ...unaskableText(key)]
  }

  const record = async (program: Program): Promise<{ key: RawRun; record: RunRecord }> => {
    const key = await runOnce(program, { hashSeed: 'usual', options: {} })
    const isWorthVarying = ['finished', 'exception', 'deadlock'].includes(key.outcome)
    const reasons = isWorthVarying ? await reasonsAgainst(program, key) : key.reasons
    const record = runRecordSchema.parse({
      ...key,
      python: PYTHON,
      deterministic: key.outcome === 'syntax-error' || (isWorthVarying && reasons.length === 0),
      reasons,
      summary: summarise(key),
    })
    return { key, record }
  }

  const singleRun = async (input: ProgramInput, options: Partial<RunOptions> = {}): Promise<SingleRun> => {
    const program = programSchema.parse(input)
    if (isTooLong(program.source)) return { record: tooLong, trace: emptyTrace }
    const { trace = emptyTrace, ...run } = await runOnce(program, {
      hashSeed: 'usual',
      options: { trace: true, ...options },
    })
    return { record: singleRunSchema.parse({ ...run, python: PYTHON, summary: summarise(run) }), trace }
  }

  const ask = async (request: Request): Promise<unknown> => {
    const reply = await interpreters.usual.ask(request)
    return reply.kind === 'json' ? JSON.parse(reply.json) : null
  }

  const run = async (input: ProgramInput): Promise<RunRecord> => {
    const program = programSchema.parse(input)
    return isTooLong(program.source) ? tooLong : (await record(program)).record
  }

  const runWithTrace = async (input: ProgramInput): Promise<TracedRun> => {
    const program = programSchema.parse(input)
    if (isTooLong(program.source)) return { record: tooLong, trace: emptyTrace }
    const [{ key, record: shown }, traced] = await Promise.all([
      record(program),
      runOnce(program, { hashSeed: 'usual', options: { trace: true } }),
    ])
    // A program that counts how deep it can call itself sees the tracer above it.
    const { trace } = traced
    const isUsable = trace !== undefined && showedTheSame(key, traced)
    return { record: shown, trace: isUsable ? trace : { ...emptyTrace, isCut: true } }
  }

  const propose = async (program: Program, seed: string, count: number): Promise<Proposal[]> =>
    proposalSchema.array().parse((await ask({ kind: 'propose', program, seed, count })) ?? [])

  const play = (input: ProgramInput, options?: { trace: boolean }) => singleRun(input, options)

  return {
    run,
    runWithTrace,
    play,

    async rewrites(input) {
      const program = programSchema.parse(input)
      if (isTooLong(program.source)) return []
      return rewriteSchema.array().parse((await ask({ kind: 'rewrites', program })) ?? [])
    },

    runWithMisconception: (input, { rule, site }) => singleRun(input, { believes: { rule, site } }),

    variants: (input, options) =>
      findVariants({ run, runWithTrace, play, propose }, programSchema.parse(input), options),

    async analyse(source) {
      if (isTooLong(source)) return unreadable
      return sourceAnalysisSchema.parse((await ask({ kind: 'analyse', source })) ?? unreadable)
    },

    async close() {
      await Promise.all([interpreters.usual.close(), interpreters.other.close()])
    },
  }
}

const singleRunSchema = runRecordSchema.omit({ deterministic: true })

const emptyTrace: Trace = { tasks: [], steps: [], isCut: false }

const TOO_LONG = 'The program is longer than a million characters, which the sandbox does not run.'
const tooLong: RunRecord = {
  python: PYTHON,
  outcome: 'unsupported',
  stdout: '',
  stderr: '',
  exception: null,
  seconds: 0,
  deterministic: false,
  reasons: [TOO_LONG],
  summary: TOO_LONG,
}

const unreadable: SourceAnalysis = {
  syntaxError: { message: 'the source is too long or too deeply nested to be read', line: 1 },
  bound: [],
  free: [],
  imports: [],
  runs: false,
  astHash: '',
  comments: [],
}

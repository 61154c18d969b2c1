import { programSchema, type Program, type ProgramInput } from '#domain/program/program'
import { proposalSchema, type Proposal } from '#domain/program/variant'
import { rewriteSchema, type Rewrite } from '#domain/program/rewrite'
import { runRecordSchema, type RunRecord } from '#domain/program/run-record'
import { sourceAnalysisSchema, type SourceAnalysis } from '#domain/program/source-analysis'
import type { Trace } from '#domain/program/trace'
import {
  combinedVariations,
  haveSameOutput,
  orderVariations,
  separateVariations,
  setVariations,
  threadVariations,
  tieVariations,
  variationsAlone,
  UNEXPLAINED,
  unstableText,
  variationsAgainstLuck,
  usualCircumstances,
  type Circumstances,
  type Variation,
} from '#sandbox/determinism'
import { hashings, type Hashing } from '#sandbox/hash-mask'
import type { Interpreter } from '#sandbox/interpreter'
import type { RawRun, Request, RunOptions } from '#sandbox/messages'
import { MAX_OUTPUT_BYTES } from '#sandbox/printed'
import { readRun } from '#sandbox/read-run'
import { summarise } from '#sandbox/summary'
import type { SingleRun, TracedRun } from '#sandbox/traced-run'
import { findVariants, type Variant, type VariantOptions } from '#sandbox/variants'

/** Runs programs in CPython on virtual time, each in a fresh interpreter state. */
export interface Sandbox {
  /** Runs a program, several times if needed to find out whether its output is deterministic. */
  run(program: ProgramInput): Promise<RunRecord>
  /** The same as `run`, with a trace. */
  runWithTrace(program: ProgramInput): Promise<TracedRun>
  /** Runs a program only once, for example for the playground; with its trace unless `trace` is false. */
  play(program: ProgramInput, options?: { trace: boolean }): Promise<SingleRun>
  /** The rewrites of a program by misconceptions: which rules apply where. Runs nothing. */
  rewrites(program: ProgramInput): Promise<Rewrite[]>
  /**
   * Runs a program once as if the misconception of one of its rewrites were true. The line numbers are those of the
   * original, so that the two traces can be compared.
   */
  runWithMisconception(program: ProgramInput, rewrite: Pick<Rewrite, 'rule' | 'site'>): Promise<SingleRun>
  /**
   * Variants of a program with other names, numbers and times. Each runs in the same way (`haveSameStructure`), is
   * deterministic, and prints something that neither the program nor another variant prints.
   */
  variants(program: ProgramInput, options: VariantOptions): Promise<Variant[]>
  /** Analyses a source with Python's compiler, without running it. */
  analyse(source: string): Promise<SourceAnalysis>
  /** Terminates the interpreters and rejects pending requests. */
  close(): Promise<void>
}

/** Real seconds after which an interpreter that does not answer is terminated. */
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

/** A sandbox of interpreters that differ in how they hash. Nothing starts before the first job. */
export function sandboxOf(
  interpreterThat: (hashing: Hashing) => Interpreter,
  wallClockSeconds: number,
): Sandbox {
  const interpreters = {
    usual: interpreterThat(hashings.usual),
    opposite: interpreterThat(hashings.opposite),
    other: interpreterThat(hashings.other),
    oppositeOfOther: interpreterThat(hashings.oppositeOfOther),
  }
  const runOnce = async (program: Program, { hashing, options }: Circumstances): Promise<RawRun> =>
    readRun(
      await interpreters[hashing].ask({ kind: 'run', program, options: { ...usualOptions, ...options } }),
      wallClockSeconds,
    )

  const reasonsAgainst = async (program: Program, key: RawRun): Promise<string[]> => {
    const differs = async (changed: Circumstances) => !haveSameOutput(key, await runOnce(program, changed))
    const reasonsOf = async (variations: Variation[]): Promise<string[]> => {
      const changes = await Promise.all(variations.map(differs))
      return [...new Set(variations.filter((_, index) => changes[index]).map(({ reason }) => reason))]
    }
    const [changesTogether, changesAlone] = await Promise.all([
      Promise.all([...combinedVariations, ...(key.usesSets ? setVariations : [])].map(differs)),
      reasonsOf([
        ...variationsAlone,
        ...(key.hasTies ? tieVariations : []),
        ...(key.usesThreads ? threadVariations : []),
      ]),
    ])
    const seenInText = unstableText(program, key)
    if (!changesTogether.includes(true)) {
      return [...changesAlone, ...(await reasonsOf(variationsAgainstLuck(program))), ...seenInText]
    }
    const orders = await reasonsOf([...orderVariations, ...(key.usesSets ? setVariations : [])])
    if (orders.length > 0) return [...orders, ...seenInText]
    const separate = await reasonsOf([...separateVariations, ...variationsAgainstLuck(program)])
    const reasons = [...new Set([...changesAlone, ...separate])]
    return [...(reasons.length > 0 ? reasons : [UNEXPLAINED]), ...seenInText]
  }

  const record = async (program: Program): Promise<{ key: RawRun; record: RunRecord }> => {
    const key = await runOnce(program, usualCircumstances)
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
      hashing: 'usual',
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
      runOnce(program, { hashing: 'usual', options: { trace: true } }),
    ])
    // Tracing changes the output of programs that measure their recursion depth.
    const { trace } = traced
    const isUsable = trace !== undefined && haveSameOutput(key, traced)
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
      await Promise.all(Object.values(interpreters).map((interpreter) => interpreter.close()))
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
  firstAwait: null,
  definitions: [],
  astHash: '',
  comments: [],
}

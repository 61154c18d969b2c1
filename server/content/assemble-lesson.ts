import type { AskableProgram } from '#domain/items/make-program-items'
import type { Finding } from '#domain/lesson/lesson'
import type { Fence, ParsedLesson } from '#domain/lesson/parsed-lesson'
import { toSlug } from '#domain/lesson/slug'
import { assemblePrograms, type Assembled, type Part } from '#domain/program/assemble-programs'
import type { ProgramInput } from '#domain/program/program'
import { programSchema } from '#domain/program/program'
import { readSession, type Session } from '#domain/program/read-session'
import type { RunRecord } from '#domain/program/run-record'
import type { SourceAnalysis } from '#domain/program/source-analysis'
import { bearsOut, removeTellingComments, resultClaims } from '#domain/program/telling-comments'
import { normaliseOutput } from '#domain/items/grade-answer'
import type { Sandbox } from '#sandbox/node'

/** Work that one lesson may cost: beyond it, further code blocks are left unrun, and the author is told. */
const maxProgramsPerLesson = 60
const maxFenceCharacters = 20_000
const maxSecondsPerLesson = 120

interface RunnableFence {
  fence: Fence
  part: Part
  session: Session | null
}

export interface AssembledLesson {
  programs: AskableProgram[]
  warnings: Finding[]
}

interface Assembling {
  course: string
  lesson: ParsedLesson
  sandbox: Pick<Sandbox, 'run' | 'analyse'>
}

/** Makes a program of every Python block that can be run, runs it, and says what could not be used. */
export async function assembleLesson({ course, lesson, sandbox }: Assembling): Promise<AssembledLesson> {
  const warnings: Finding[] = []
  const deadlineMillis = performance.now() + maxSecondsPerLesson * 1_000
  const python = lesson.fences.filter((fence) => fence.language === 'python' || fence.language === 'doctest')
  const fences = python.filter((fence) => fence.code.trim() !== '' && fence.code.length <= maxFenceCharacters).slice(0, maxProgramsPerLesson)
  const firstLeftOut = python.find((fence) => fence.code.trim() !== '' && !fences.includes(fence))
  if (firstLeftOut !== undefined) {
    warnings.push({
      rule: 'G10',
      line: firstLeftOut.source.first,
      message: `Code blocks from here on are not run: a lesson may have ${maxProgramsPerLesson} of at most ${maxFenceCharacters} characters. Split the lesson.`,
    })
  }
  const runnable = await Promise.all(fences.map((fence) => prepare(fence, sandbox)))
  const assembled = assemblePrograms(runnable.map(({ part }) => part))
  const found: (AskableProgram | null)[] = []
  for (const [index, result] of assembled.entries()) {
    const prepared = runnable[index]
    if (prepared === undefined) continue
    const { fence } = prepared
    if (result.kind === 'module') continue
    if (result.kind !== 'program') {
      warnings.push(result.kind === 'syntax-error' ? syntaxWarning(fence, result) : undefinedWarning(fence, result.names))
      continue
    }
    if (performance.now() > deadlineMillis) {
      warnings.push({
        rule: 'G10',
        line: fence.source.first,
        message: `The programs of this lesson took more than ${maxSecondsPerLesson} s, so this one was not run.`,
      })
      continue
    }
    found.push(await runOne(prepared, result, runnable))
  }
  return { programs: withoutRepeats(found.filter((program) => program !== null)), warnings }

  async function runOne(prepared: RunnableFence, result: Assembled, parts: readonly RunnableFence[]): Promise<AskableProgram | null> {
    const { fence } = prepared
    let { program, run, analysis } = await runClean(result, sandbox)
    const { session } = prepared
    if (session !== null && !showsTheSame(session, run)) {
      const retried = await retryWithoutEcho(prepared, result, parts)
      if (retried !== null) ({ program, run, analysis } = retried)
      else warnings.push(sessionWarning(fence, run))
    }
    const showsNothing = run.outcome === 'finished' && run.stdout === '' && run.seconds === 0
    const isPart = result.onlyDefines && (showsNothing || run.outcome === 'unsupported')
    if (isPart || (showsNothing && fence.annotations.expect === null)) return null
    if (raisesInEarlierPart(run, result)) {
      warnings.push({
        rule: 'G11',
        line: fence.source.first,
        message: 'This program needs an earlier block that ends with an exception, so it is not asked. Repeat the code it needs.',
      })
      return null
    }
    for (const claim of contradictedClaims(prepared, run)) warnings.push(claim)
    const key = fence.annotations.id === null ? analysis.astHash.slice(0, 12) : toSlug(fence.annotations.id)
    return {
      program: { id: `${course}/${key}`, program: programSchema.parse(program), run, source: fence.source },
      fence,
      addedImports: result.addedImports,
    }
  }

  async function retryWithoutEcho(
    prepared: RunnableFence,
    result: Assembled,
    parts: readonly RunnableFence[],
  ): Promise<Awaited<ReturnType<typeof runClean>> | null> {
    const session = readSession(prepared.fence.code, false)
    const own = parts.indexOf(prepared)
    const source = result.source.endsWith(prepared.part.source)
      ? result.source.slice(0, result.source.length - prepared.part.source.length) + session.source
      : session.source
    if (own < 0) return null
    const retried = await runClean({ ...result, source }, sandbox)
    return showsTheSame(session, retried.run) ? retried : null
  }
}

async function prepare(fence: Fence, sandbox: Pick<Sandbox, 'analyse'>): Promise<RunnableFence> {
  const session = fence.language === 'doctest' ? readSession(fence.code, true) : null
  const source = session?.source ?? fence.code
  const { setup, network, input, raises } = fence.annotations
  const analysis = await sandbox.analyse(source)
  const setupBinds = setup === '' ? [] : (await sandbox.analyse(setup)).bound
  const part: Part = {
    source,
    analysis,
    line: fence.source.first,
    leadIn: fence.leadIn,
    setup,
    setupBinds,
    network,
    input,
    raises: raises?.type ?? session?.raises ?? null,
  }
  return { fence, part, session }
}

interface CleanRun {
  program: ProgramInput
  run: RunRecord
  analysis: SourceAnalysis
}

/** Runs a program; where a comment turns out to quote what was printed, it goes, and the rest is run again. */
async function runClean(assembled: Assembled, sandbox: Pick<Sandbox, 'run' | 'analyse'>): Promise<CleanRun> {
  const { setup, modules, network, input } = assembled
  const program = { source: assembled.source, setup, modules, network, input }
  const [run, analysis] = await Promise.all([sandbox.run(program), sandbox.analyse(program.source)])
  const source = removeTellingComments(program.source, analysis.comments, run.stdout)
  if (source === program.source) return { program, run, analysis }
  const cleaned = { ...program, source }
  return { program: cleaned, run: await sandbox.run(cleaned), analysis }
}

/** Whether the exception rose in code that stands above the block itself. */
function raisesInEarlierPart(run: RunRecord, result: Assembled): boolean {
  const line = run.exception?.line ?? null
  return run.outcome === 'exception' && line !== null && line <= result.linesBefore
}

function showsTheSame(session: Session, run: RunRecord): boolean {
  if (session.raises !== null) return run.exception?.type.split('.').at(-1) === session.raises.split('.').at(-1)
  return session.shown === null || normaliseOutput(session.shown).join('\n') === normaliseOutput(run.stdout).join('\n')
}

function contradictedClaims({ fence, part, session }: RunnableFence, run: RunRecord): Finding[] {
  if (session !== null || !run.deterministic) return []
  const seen = `${run.stdout}\n${run.stderr}\n${run.exception?.type ?? ''} ${run.exception?.message ?? ''}`
  return resultClaims(part.source, part.analysis.comments)
    .filter(({ claim }) => !bearsOut(claim, seen))
    .map(({ line, claim }) => ({
      rule: 'E43',
      line: fence.codeLine + line - 1,
      message: `The comment says that \`${claim}\` is the result, but the run printed ${quoteOutput(run.stdout)}. Correct the comment or the code.`,
    }))
}

function quoteOutput(stdout: string): string {
  const lines = normaliseOutput(stdout)
  if (lines.length === 0) return 'nothing'
  const [first = ''] = lines
  const shown = first.length > 60 ? `${first.slice(0, 57)}…` : first
  return lines.length === 1 ? `\`${shown}\`` : `\`${shown}\` and ${lines.length - 1} more ${lines.length === 2 ? 'line' : 'lines'}`
}

function syntaxWarning(fence: Fence, { message, line }: { message: string; line: number }): Finding {
  const isSession = fence.language === 'doctest'
  return {
    rule: 'G12',
    line: isSession ? fence.source.first : Math.min(fence.codeLine + line - 1, fence.source.last),
    message:
      `This is not Python (${message}), so it is not run. Mend it, mark the block as \`text\`, or write ` +
      '`<!-- quiz: raises=SyntaxError -->` before it.',
  }
}

function undefinedWarning(fence: Fence, names: readonly string[]): Finding {
  const list = names.slice(0, 4).map((name) => `\`${name}\``).join(', ')
  return {
    rule: 'G13',
    line: fence.source.first,
    message: `Nothing in the lesson defines ${list}, so this is read as a sketch and not asked. Define ${names.length === 1 ? 'it' : 'them'} to get questions.`,
  }
}

function sessionWarning(fence: Fence, run: RunRecord): Finding {
  return {
    rule: 'E43',
    line: fence.source.first,
    message: `This session does not show what the run printed (${quoteOutput(run.stdout)}). Correct it.`,
  }
}

/** The same program twice is one: the first keeps its place. */
function withoutRepeats(programs: readonly AskableProgram[]): AskableProgram[] {
  const seen = new Set<string>()
  return programs.filter(({ program: { id } }) => !seen.has(id) && seen.add(id))
}

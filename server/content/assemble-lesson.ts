import { isStraightLine } from '#domain/items/program/literal-output'
import type { AskableProgram } from '#domain/items/program/program-question'
import { finding, type Finding } from '#domain/findings/finding'
import type { Modules } from '#domain/lesson/course-modules'
import type { Fence, ParsedLesson } from '#domain/lesson/parsed-lesson'
import { toSlug } from '#domain/lesson/slug'
import { assemblePrograms, type AssembledProgram } from '#domain/program/assemble-programs'
import { programSchema } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import { announcesException } from '#domain/program/shown-error'
import { fillBodies, hasGap, isSketch } from '#domain/program/sketch'
import { withoutStatement } from '#domain/program/without-statement'
import { runMisconceptions } from '#server/content/run-misconceptions'
import { changeProgram } from '#server/content/change-program'
import type { Engine } from '#server/content/engine'
import {
  accidentWarning,
  contradictedClaims,
  sessionWarning,
  syntaxWarning,
  undefinedWarning,
} from '#server/content/fence-findings'
import { findGap } from '#server/content/find-gap'
import { fitColumns } from '#server/content/fit-columns'
import { varyProgram } from '#server/content/vary-program'
import { refuseRequest } from '#server/content/refuse-request'
import { prepareFence, type PreparedFence } from '#server/content/prepare-fence'
import { runFence, type FenceRun } from '#server/content/run-fence'

/** Limits on the work for one lesson. Code blocks beyond them are not run, which is reported to the author. */
const maxProgramsPerLesson = 60
const maxFenceCharacters = 20_000
const maxSecondsPerLesson = 120

export interface AssembledLesson {
  programs: AskableProgram[]
  findings: Finding[]
}

interface Assembling {
  course: string
  lesson: ParsedLesson
  /** What other lessons of the course show and this one imports. */
  modules: Modules
  engine: Engine
}

/** Makes a program of every Python block that can be run, runs it, and reports the blocks that cannot be used. */
export async function assembleLesson(assembling: Assembling): Promise<AssembledLesson> {
  const { lesson, modules, engine } = assembling
  const findings: Finding[] = []
  const deadlineMillis = performance.now() + maxSecondsPerLesson * 1_000
  const python = lesson.fences.filter(
    (fence) => ['python', 'doctest'].includes(fence.language) && fence.code.trim() !== '',
  )
  const fences = python
    .filter((fence) => fence.code.length <= maxFenceCharacters)
    .slice(0, maxProgramsPerLesson)
  const firstLeftOut = python.find((fence) => !fences.includes(fence))
  if (firstLeftOut !== undefined) {
    const found = `Code blocks from here on are not run: a lesson may have ${maxProgramsPerLesson} of at most ${maxFenceCharacters} characters.`
    findings.push(finding('G10', { line: firstLeftOut.source.first }, found))
  }
  const prepared = await Promise.all(
    fences.map((fence) => prepareFence(fence, shownBelow(fence, lesson), lesson.words, engine)),
  )
  const programs: AskableProgram[] = []
  const assembled = assemblePrograms(
    prepared.map(({ part }) => part),
    modules,
  )
  for (const [index, result] of assembled.entries()) {
    const each = prepared[index]
    if (each === undefined || result.kind === 'module' || hasGap(each.part.source)) continue
    const { fence } = each
    if (result.kind === 'syntax-error') {
      if (!(await isTemplate(each, engine))) findings.push(syntaxWarning(each, result))
    } else if (result.kind === 'undefined-names') {
      if (!isSketch(each.part.source, result.names)) findings.push(undefinedWarning(fence, result.names))
    } else if (performance.now() > deadlineMillis) {
      const found = `The programs of this lesson took more than ${maxSecondsPerLesson} s, so this one was not run.`
      findings.push(finding('G10', { line: fence.source.first }, found))
    } else {
      const made = await makeProgram(each, result, assembling)
      findings.push(...made.findings)
      if (made.program !== null) programs.push(made.program)
    }
  }
  return { programs: withoutRepeats(programs), findings }
}

/** How far below a block what it prints may stand, for markers and captions between them. */
const maxLinesBetween = 4

/** What the lesson shows as the output of a block: the block right below it, if that is no program. */
function shownBelow({ source }: Fence, { fences }: ParsedLesson): string {
  const next = fences.find((fence) => fence.source.first > source.last)
  const isNear = next !== undefined && next.source.first - source.last <= maxLinesBetween
  return isNear && !['python', 'doctest'].includes(next.language) ? next.code : ''
}

/** Whether a block shows the shape of a statement: it can be read once the bodies that are only comments are filled. */
async function isTemplate({ part }: PreparedFence, engine: Pick<Engine, 'analyse'>): Promise<boolean> {
  const filled = fillBodies(part.source)
  return filled !== part.source && (await engine.analyse(filled)).syntaxError === null
}

/** The program of one block; null if it shows nothing, or if it fails in a block before its own. */
async function makeProgram(
  prepared: PreparedFence,
  assembled: AssembledProgram,
  { course, lesson, engine }: Assembling,
): Promise<{ program: AskableProgram | null; findings: Finding[] }> {
  const { fence, session } = prepared
  const fitted = session === null ? await fitColumns(assembled, engine) : assembled
  const made = await runWithoutEarlierErrors(prepared, fitted, engine)
  const { program, run, trace, analysis, isAsShown, isWrapped, isEchoed } = made
  const findings: Finding[] = isAsShown ? [] : [sessionWarning(fence, run)]
  const showsNothing = run.outcome === 'finished' && run.stdout === '' && run.seconds === 0
  const isPart = assembled.onlyDefines && (showsNothing || run.outcome === 'unsupported')
  if (isPart || (showsNothing && fence.annotations.expect === null)) return { program: null, findings }
  if (raisesInEarlierPart(run, made.linesBefore)) {
    const found = 'This program needs an earlier block that ends with an exception, so it is not asked about.'
    findings.push(finding('G11', { line: fence.source.first }, found))
    return { program: null, findings }
  }
  const isMisread = isWrapped && ['NameError', 'UnboundLocalError'].includes(run.exception?.type ?? '')
  if (isMisread || (run.outcome === 'syntax-error' && prepared.part.raises === null)) {
    findings.push(syntaxWarning(prepared, { message: '`await` outside of a function', line: 1 }))
    return { program: null, findings }
  }
  if (isAccident(prepared, run, lesson)) {
    findings.push(accidentWarning(fence, run))
    return { program: null, findings }
  }
  findings.push(...contradictedClaims(prepared, run))
  const key = fence.annotations.id === null ? analysis.astHash.slice(0, 12) : toSlug(fence.annotations.id)
  const own = { id: `${course}/${key}`, program: programSchema.parse(program), run, source: fence.source }
  const misconceptionRuns = await runMisconceptions(own, engine)
  return {
    program: {
      program: own,
      fence,
      addedLines: assembled.addedLines,
      isWrapped,
      isEchoed,
      trace,
      misconceptionRuns,
      changed: await changeProgram(own, misconceptionRuns, engine),
      gap: await findGap(own, engine),
      refused: await refuseRequest(own, engine),
      variants: await varyProgram(own, engine),
    },
    findings,
  }
}

/** Whether a program ends with an exception that neither its author nor its code leads readers to expect. */
function isAccident(
  { part, fence, shown }: PreparedFence,
  { outcome, exception, stdout }: RunRecord,
  { fences, statements, words }: ParsedLesson,
): boolean {
  if (outcome !== 'exception' || exception === null || part.raises !== null) return false
  const { id, kinds, expect } = fence.annotations
  // What has printed something was run by its author up to where it ends.
  const isMeant =
    stdout !== '' ||
    id !== null ||
    kinds.length > 0 ||
    expect !== null ||
    /\b(?:raise|assert)\b/u.test(part.source)
  const near = [fence.code, fence.leadIn, fence.followUp, shown, ...fence.headings]
  const far = [...fences.map(({ code }) => code), ...statements.map(({ text }) => text)]
  // A function or a class was written for what it does.
  const isMade = !isStraightLine(part.source)
  return (
    !isMeant && !isMade && part.network.length === 0 && !announcesException(exception.type, near, far, words)
  )
}

/** The most statements of earlier blocks that are left out because they end with an exception. */
const maxLeftOut = 3

/**
 * Runs a block with the blocks that it needs. Where one of those shows an exception, its lesson goes on as a shell does,
 * without the statement that failed; so does the program if it does not miss what that statement would have made.
 */
async function runWithoutEarlierErrors(
  prepared: PreparedFence,
  assembled: AssembledProgram,
  engine: Engine,
): Promise<FenceRun & { linesBefore: number }> {
  const first = { ...(await runFence(prepared, assembled, engine)), linesBefore: assembled.linesBefore }
  let [made, current] = [first, assembled]
  for (let count = 0; count < maxLeftOut && raisesInEarlierPart(made.run, current.linesBefore); count += 1) {
    const line = made.run.exception?.line ?? 0
    const shorter = withoutStatement(made.program.source, line, current)
    if (shorter === null) return first
    current = { ...current, ...shorter }
    made = { ...(await runFence(prepared, current, engine)), linesBefore: current.linesBefore }
  }
  const misses = ['NameError', 'UnboundLocalError'].includes(made.run.exception?.type ?? '')
  return misses && made !== first ? first : made
}

/** Whether the exception was raised in a block before the last one. */
function raisesInEarlierPart(run: RunRecord, linesBefore: number): boolean {
  const line = run.exception?.line ?? null
  return run.outcome === 'exception' && line !== null && line <= linesBefore
}

/** Drops repeated programs and keeps the first of each. */
function withoutRepeats(programs: readonly AskableProgram[]): AskableProgram[] {
  const seen = new Set<string>()
  return programs.filter(({ program: { id } }) => !seen.has(id) && seen.add(id))
}

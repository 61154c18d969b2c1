import { assembleLesson } from '#server/content/assemble-lesson'
import { checkRun } from '#server/content/check-run'
import { introductionOrder } from '#domain/items/introduction-order'
import { makeItems } from '#domain/items/make-items'
import type { Drafts } from '#domain/items/drafts'
import { makeExercises } from '#domain/items/program/make-exercises'
import type { LessonBuild, LessonProgram } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import type { AskableProgram } from '#domain/items/program/program-question'
import type { Modules } from '#domain/lesson/course-modules'
import { findConcepts, findEdges } from '#domain/lesson/find-concepts'
import { bySeverity, finding, type Finding, type Remark } from '#domain/findings/finding'
import { slugFromFile, titleFromFile } from '#domain/lesson/lesson-name'
import { withPlainFormulas } from '#domain/formula/formula-text'
import { checkFormulas } from '#domain/lesson/check-formulas'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown, UnparseableMarkdown } from '#domain/lesson/read-markdown'
import { checkReferences, type LessonLocation } from '#domain/lesson/references'
import { teachingParts } from '#domain/lesson/teaching-part'
import { countWords } from '#domain/lesson/words'
import { renderLesson } from '#domain/lesson/render-lesson'
import type { Engine } from '#server/content/engine'

export interface LessonSource {
  course: string
  /** The file's name for its author; every source and message refers to it. */
  file: string
  markdown: string
  /** Where the file is, so that its images and links can be checked; null if that is unknown. */
  place?: LessonLocation | null
  misconceptions: readonly Misconception[]
  /** Modules that other lessons of its course show, as far as it imports them. */
  modules?: Modules
  /** Runs the programs. */
  engine: Engine
}

/** A file of fewer words teaches nothing yet, so that nobody misses questions. */
const minLessonWords = 40
const maxLessonCharacters = 1_000_000

/** Whether a file is text: it has no NUL, and at most 5% of its characters failed to decode. */
function isText(content: string): boolean {
  const undecoded = content.split('\u{fffd}').length - 1
  return !content.includes('\0') && undecoded * 20 <= content.length
}

/**
 * Builds a lesson: its page, concepts, programs with their runs, cards and questions. Never throws because of the
 * contents of the file; if something makes the lesson unusable, it is in `errors`, and there are no cards and
 * questions.
 */
export async function buildLesson(source: LessonSource): Promise<LessonBuild> {
  if (!isText(source.markdown)) {
    return unreadable(source, finding('G09', { line: null }, 'The file is not text.'))
  }
  if (source.markdown.length > maxLessonCharacters) {
    const found = 'The lesson has more than a million characters.'
    return unreadable(source, finding('G23', { line: null }, found, 'Split it into several lessons.'))
  }
  try {
    return await buildReadable(source)
  } catch (error) {
    if (error instanceof UnparseableMarkdown) {
      const found = 'The Markdown from this line on is nested too deeply to be read.'
      const whatToDo = 'Split the paragraph, or flatten the list.'
      return unreadable(source, finding('G23', { line: error.line }, found, whatToDo))
    }
    if (!(error instanceof RangeError)) throw error
    return unreadable(source, finding('G23', { line: null }, 'The lesson is nested too deeply to be read.'))
  }
}

async function buildReadable({
  course,
  file,
  markdown,
  place,
  misconceptions,
  modules = {},
  engine,
}: LessonSource): Promise<LessonBuild> {
  const document = readMarkdown(markdown)
  const lesson = parseLesson(file, document)
  const { html, parts } = renderLesson(document, lesson.title, place?.file)
  const references = place ? checkReferences(document, place) : []
  const { concepts, findings: conceptFindings } = findConcepts(course, lesson)
  const assembled = await assembleLesson({ course, lesson, modules, engine })
  const findings: Finding[] = [
    ...lesson.findings,
    ...(html === '' ? [finding('G17', { line: null }, 'The lesson is empty.')] : []),
    ...references,
    ...checkFormulas(document),
    ...conceptFindings,
    ...assembled.findings,
  ]
  const askable: AskableProgram[] = []
  for (const candidate of assembled.programs) {
    const checked = checkRun(candidate)
    findings.push(...checked.findings)
    if (candidate.fence.skipped || candidate.fence.annotations.skip || !checked.isAskable) continue
    askable.push(candidate)
  }
  const items = makeItems({
    course,
    lesson,
    lastLine: document.lines.length,
    concepts,
    programs: askable,
    misconceptions,
  })
  const allFindings = [...findings, ...items.findings]
  const isUnasked = items.cards.length + items.questions.length === 0
  if (isUnasked && allFindings.length === 0 && countWords(markdown) >= minLessonWords)
    allFindings.push(finding('G30', { line: null }, 'This lesson makes no cards and no questions.'))
  const taughtIn = teachingParts(concepts, parts, document.lines)
  const { errors, rejected, warnings } = bySeverity(allFindings)
  const isUsable = errors.length === 0
  return {
    id: `${course}/${lesson.slug}`,
    slug: lesson.slug,
    course,
    title: lesson.title,
    language: lesson.language,
    file,
    formerIds: lesson.formerSlugs.map((slug) => `${course}/${slug}`),
    html,
    parts,
    concepts: concepts.map(({ id, term, isCode, aliases, definition, source }, i) => ({
      part: taughtIn[i] ?? '',
      id,
      term: isCode ? term : withPlainFormulas(term),
      aliases,
      definition,
      source,
    })),
    edges: findEdges(concepts, course),
    programs: assembled.programs.map(({ program }) => program),
    derivedPrograms: derivedPrograms(askable, items),
    cards: isUsable ? introductionOrder(items.cards) : [],
    questions: isUsable ? items.questions : [],
    variants: isUsable ? items.variants : [],
    exercises: isUsable ? askable.flatMap((program) => makeExercises(program, concepts, course)) : [],
    warnings,
    rejected,
    errors,
  }
}

/** The changed programs and variants that an item asks about. */
function derivedPrograms(
  askable: readonly AskableProgram[],
  { cards, questions, variants }: Drafts,
): LessonProgram[] {
  const asked = new Set([...cards, ...questions, ...variants].map(({ program }) => program))
  return askable
    .flatMap(({ changed, refused, variants }) => [
      ...changed,
      ...(refused === null ? [] : [refused]),
      ...variants,
    ])
    .filter(({ id }) => asked.has(id))
}

function unreadable({ course, file }: LessonSource, why: Remark): LessonBuild {
  const slug = slugFromFile(file)
  return {
    id: `${course}/${slug}`,
    slug,
    course,
    title: titleFromFile(file),
    language: null,
    file,
    formerIds: [],
    html: '',
    parts: [],
    concepts: [],
    edges: [],
    programs: [],
    derivedPrograms: [],
    cards: [],
    questions: [],
    variants: [],
    exercises: [],
    warnings: [],
    rejected: [],
    errors: [why],
  }
}

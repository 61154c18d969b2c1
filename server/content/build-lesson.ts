import { assembleLesson } from '#server/content/assemble-lesson'
import { checkRun } from '#server/content/check-run'
import { introductionOrder } from '#domain/items/introduction-order'
import { makeItems } from '#domain/items/make-items'
import type { Drafts } from '#domain/items/item-draft'
import { makeExercises } from '#domain/items/program/make-exercises'
import type { LessonBuild, LessonProgram } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import type { AskableProgram } from '#domain/items/program/asking'
import { findConcepts, findEdges } from '#domain/lesson/find-concepts'
import type { Finding } from '#domain/lesson/lesson'
import { slugFromFile, titleFromFile } from '#domain/lesson/lesson-name'
import { inLineOrder, parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown, UnparseableMarkdown } from '#domain/lesson/read-markdown'
import { checkReferences, type LessonPlace } from '#domain/lesson/references'
import { renderLesson } from '#domain/lesson/render-lesson'
import type { Engine } from '#server/content/engine'

export interface LessonSource {
  course: string
  /** The file as its author knows it; it stands in every source and message. */
  file: string
  markdown: string
  /** Where it stands, so that its images and links work; null if nothing is known of that. */
  place?: LessonPlace | null
  misconceptions: readonly Misconception[]
  /** Runs the programs. */
  engine: Engine
}

const maxLessonCharacters = 1_000_000

const emptyLesson: Finding = {
  rule: 'G17',
  line: null,
  message: 'The lesson is empty. Learners do not see it until something stands in it.',
}

/** Whether a file holds text: no NUL, and hardly a byte that is no UTF-8. */
function isText(content: string): boolean {
  const undecoded = content.split('\u{fffd}').length - 1
  return !content.includes('\0') && undecoded * 20 <= content.length
}

/**
 * Everything a lesson gives: its page, concepts, programs with their runs, cards and questions. Never throws for
 * what the file holds; what makes the lesson unusable is in `errors`, and then it has no cards and questions.
 */
export async function buildLesson(source: LessonSource): Promise<LessonBuild> {
  if (!isText(source.markdown)) {
    return unreadable(source, 'This is no text. Save the lesson as Markdown in UTF-8.')
  }
  if (source.markdown.length > maxLessonCharacters) {
    return unreadable(source, 'The lesson has more than a million characters. Split it into several lessons.')
  }
  try {
    return await buildReadable(source)
  } catch (error) {
    if (error instanceof UnparseableMarkdown) {
      return unreadable(
        source,
        'From here on the text is too tangled to be read: split the paragraph, or flatten the list.',
        error.line,
      )
    }
    if (error instanceof RangeError)
      return unreadable(source, 'The lesson is nested too deeply to be read. Flatten it.')
    throw error
  }
}

async function buildReadable({
  course,
  file,
  markdown,
  place,
  misconceptions,
  engine,
}: LessonSource): Promise<LessonBuild> {
  const document = readMarkdown(markdown)
  const lesson = parseLesson(file, document)
  const html = renderLesson(document, lesson.title, place?.file)
  const references = place ? checkReferences(document, place) : []
  const empty = html === '' ? [emptyLesson] : []
  const { concepts, findings } = findConcepts(course, lesson)
  const assembled = await assembleLesson({ course, lesson, engine })
  const errors: Finding[] = []
  const warnings: Finding[] = [
    ...lesson.findings,
    ...empty,
    ...references,
    ...findings,
    ...assembled.warnings,
  ]
  const askable: AskableProgram[] = []
  for (const candidate of assembled.programs) {
    const checked = checkRun(candidate)
    errors.push(...checked.errors)
    warnings.push(...checked.warnings)
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
  const isUsable = errors.length === 0
  return {
    id: `${course}/${lesson.slug}`,
    slug: lesson.slug,
    course,
    title: lesson.title,
    file,
    formerIds: lesson.formerSlugs.map((slug) => `${course}/${slug}`),
    html,
    concepts: concepts.map(({ id, term, aliases, definition, source }) => ({
      id,
      term,
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
    warnings: inLineOrder([...warnings, ...items.warnings]),
    rejected: inLineOrder(items.rejected),
    errors: inLineOrder(errors),
  }
}

/** Those of the programs made from the lesson's own that an item asks about. */
function derivedPrograms(
  askable: readonly AskableProgram[],
  { cards, questions, variants }: Drafts,
): LessonProgram[] {
  const asked = new Set([...cards, ...questions, ...variants].map(({ program }) => program))
  return askable
    .flatMap((program) => [...program.changed, ...program.variants])
    .filter(({ id }) => asked.has(id))
}

function unreadable(
  { course, file }: LessonSource,
  message: string,
  line: number | null = null,
): LessonBuild {
  const slug = slugFromFile(file)
  return {
    id: `${course}/${slug}`,
    slug,
    course,
    title: titleFromFile(file),
    file,
    formerIds: [],
    html: '',
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
    errors: [{ rule: 'G09', line, message }],
  }
}

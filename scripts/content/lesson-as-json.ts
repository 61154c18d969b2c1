import type { GeneratedCard, GeneratedQuestion, LessonBuild, Option } from '#domain/items/items'
import { shownOptions } from '#domain/items/kind-rules'
import type { Concept, Source } from '#domain/lesson/lesson'

function asSource({ file, first, last }: Source): Source {
  return { file, first, last }
}

function asConcept({ id, term, aliases, definition, source }: Concept) {
  return { id, term, aliases, definition, source: asSource(source) }
}

function asCard({ id, kind, facet, prompt, answer, concepts, source }: GeneratedCard) {
  return { id, kind, facet, prompt, answer, concepts, source: asSource(source) }
}

function asOption({ text, correct, misconception, feedback }: Option) {
  return { text, correct, misconception, feedback }
}

function asQuestion(question: GeneratedQuestion) {
  const { id, kind, card, program, prompt, code, answer, concepts, source } = question
  const options = shownOptions(question).map(asOption)
  return { id, kind, card, program, prompt, code, options, answer, concepts, source: asSource(source) }
}

/** A lesson as `content check --json` prints it, with exactly these keys. Errors are included in `rejected`. */
export function lessonAsJson(lesson: LessonBuild) {
  const {
    id,
    title,
    file,
    concepts,
    programs,
    derivedPrograms,
    cards,
    questions,
    warnings,
    rejected,
    errors,
  } = lesson
  const broken = errors.map((finding) => ({ ...finding, item: id }))
  return {
    id,
    title,
    file,
    concepts: concepts.map(asConcept),
    programs: [...programs, ...derivedPrograms].map(({ id: programId, program, run, source }) => ({
      id: programId,
      code: program.source,
      outcome: run.outcome,
      stdout: run.stdout,
      stderr: run.stderr,
      exception: run.exception,
      seconds: run.seconds,
      deterministic: run.deterministic,
      reasons: run.reasons,
      source: asSource(source),
    })),
    cards: cards.map(asCard),
    questions: questions.map(asQuestion),
    warnings: warnings.map(({ rule, line, message }) => ({ rule, line, message })),
    rejected: [...broken, ...rejected].map(({ rule, line, message, item }) => ({
      rule,
      line,
      message,
      item,
    })),
  }
}

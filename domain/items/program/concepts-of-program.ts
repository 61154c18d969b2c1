import { findConcept, mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import type { Fence } from '#domain/lesson/parsed-lesson'
import { annotatedConcepts, maxConcepts } from '#domain/items/concepts-of-text'
import type { Program } from '#domain/program/program'

const kindNounSuffix =
  /\s+(?:block|statement|keyword|function|method|clause|operator|expression|loop|decorator|module|class|object)s?$/iu

/** The names by which code can refer to a concept: a term that is code, or a single word. */
function codeNames({ term, isCode }: LessonConcept): string[] {
  const name = term.replace(/\(.*$/u, '').replace(/^\./u, '')
  if (isCode) return [name]
  const word = name.replace(kindNounSuffix, '')
  return /^[A-Za-z_.]{3,}$/u.test(word) ? [word, word.toLowerCase()] : []
}

function isNamedIn(source: string, name: string): boolean {
  return (
    /^[\w.]+$/u.test(name) &&
    new RegExp(`(?<![\\w"'])${name.replaceAll('.', '\\.')}(?![\\w"'])`, 'u').test(source)
  )
}

/** Ids of the concepts that a program is about: annotated, else named in its heading, its code or nearby text. */
export function conceptsOfProgram(
  program: Program,
  fence: Fence,
  concepts: readonly LessonConcept[],
  course: string,
): string[] {
  const annotated = fence.annotations.concepts
  if (annotated.length > 0) return annotatedConcepts(annotated, concepts, course)
  const inCode = concepts.filter((concept) =>
    codeNames(concept).some((name) => isNamedIn(program.source, name)),
  )
  const nearby = `${fence.headings.slice(-2).join('. ')}. ${fence.leadIn} ${fence.followUp}`
  const inText = concepts.filter((concept) => mentions(nearby, concept))
  const heading = fence.section?.subject ?? null
  const named = heading === null ? null : findConcept(concepts, heading)
  const found = [...(named === null ? [] : [named]), ...inCode, ...inText]
  return [...new Set(found.map((concept) => concept.id))].slice(0, maxConcepts)
}

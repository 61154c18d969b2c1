import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import { indexCandidates, meaningOf } from '#domain/lesson/candidate-index'
import type { Extraction } from '#domain/lesson/extraction'
import { classifyHeading, subjectOf } from '#domain/lesson/classify-heading'
import { findCandidates } from '#domain/lesson/find-candidates'
import { findDefiningSentences } from '#domain/lesson/find-defining-sentences'
import { makeDefinition, type Term } from '#domain/lesson/make-definition'
import type { Definition } from '#domain/lesson/parsed-lesson'
import type { Head } from '#domain/lesson/read-head'
import { readLabel } from '#domain/lesson/read-label'
import { stemmed } from '#domain/lesson/words'

/** Extracts the definitions and labelled statements of a lesson, with findings about both. */
export function readDefinitions(blocks: LessonBlocks, title: string): Extraction {
  const titleSubject = classifyHeading(title) === 'stop' ? null : subjectOf(title)
  const { candidates, findings } = findCandidates(blocks)
  const index = indexCandidates(candidates)
  const claims = candidates.map((candidate) => {
    if (index.labels.has(candidate)) return readLabel(candidate, titleSubject, index)
    const { block, head } = candidate
    const name = { ...termOfHead(head), aliases: head.aliases }
    return makeDefinition(candidate, name, meaningOf(block, head, index), index)
  })
  const definitions = claims.flatMap((each) => each.definitions)
  return {
    definitions: [...definitions, ...withoutKnown(findDefiningSentences(blocks, titleSubject), definitions)],
    labelled: claims.flatMap((each) => each.labelled),
    findings: [...findings, ...claims.flatMap((each) => each.findings)],
  }
}

/** The term of a head; `tuple` for `What is a tuple?`. */
function termOfHead({ term, shown, isCode }: Head): Term {
  const name = /^what (?:is|are)\b.*\?$/iu.test(term) ? (subjectOf(term) ?? term) : term
  return { term: name, shown: name === term ? shown : name, isCode }
}

/** The definitions whose terms are neither known nor repeated. */
function withoutKnown(found: readonly Definition[], known: readonly Definition[]): Definition[] {
  const names = new Set(known.flatMap(namesOf))
  return found.filter((definition) => {
    if (names.has(stemmed(definition.term))) return false
    for (const name of namesOf(definition)) names.add(name)
    return true
  })
}

const namesOf = ({ term, aliases }: Definition): string[] => [term, ...aliases].map(stemmed)

import { isProperty } from '#domain/language/english-tags'
import { isIn, startsWithAny } from '#domain/language/word-tests'
import { finding, type Finding } from '#domain/findings/finding'
import type { Concept } from '#domain/lesson/lesson'
import type { Definition, ParsedLesson } from '#domain/lesson/parsed-lesson'
import { classifyHeading } from '#domain/lesson/classify-heading'
import { firstStatement } from '#domain/lesson/definiens'
import { shortHash, toSlug } from '#domain/lesson/slug'
import type { Topic } from '#domain/lesson/topic'
import { foldText, containsName, similarity, splitWords, stemWord } from '#domain/lesson/words'

/** A concept with everything the item makers need. */
export interface LessonConcept extends Concept {
  slug: string
  /** The term as shown in prompts, with code in backticks. */
  shown: string
  isCode: boolean
  topic: Topic
  /** The whole meaning; `definition` is its first sentence. */
  meaning: string
  /** Words in bold or italics in the defining block. */
  keyWords: string[]
  /** Heading that prompts must name because the lesson gives the term two meanings; null otherwise. */
  context: string | null
  confidence: Definition['confidence']
  isSure: Definition['isSure']
  group: string
  requires: string[]
  /** Whether the lesson defines the concept; false if it only has labelled statements. */
  isDefined: boolean
}

/** Key of a term, equal for `Coroutines` and `coroutine` but not for `__init__` and `init`. */
function termKey(term: string, isCode = false): string {
  if (isCode) return `code ${term.replace(/(?<=\w)\(.*\)$/u, '')}`
  const symbols = term.replace(/[\p{L}\p{M}\p{N}\s`'’.()-]/gu, '')
  const words = splitWords(term).map((word) => (word.length > 3 ? stemWord(word) : word))
  return `${words.join(' ')}|${symbols}`
}

/**
 * Whether a name says too little without the place that it is from: one character, a number, an option of one letter, the
 * name of an attribute (`Transport`), or an English adjective, whose noun stands elsewhere (`Unenforceable`).
 */
function needsPlace(
  { term, topic, isCode, meaning }: Definition,
  { language, words: { articles, attributes, code } }: ParsedLesson,
): boolean {
  if (topic !== 'thing') return false
  if (/^-{0,2}[\p{L}\p{N}\p{P}\p{S}]$/u.test(term) || /^\d{1,2}$/u.test(term)) return true
  // `An atom that …` tells what kind of thing the name stands for.
  const isWord = language === code && !isCode && /^\p{L}+$/u.test(term) && !startsWithAny(meaning, articles)
  return isWord && (isIn(term, attributes) || (code === 'en' && isProperty(term)))
}

/**
 * The heading that a definition stands under, if it says what the part is about, or else the title; not one that holds
 * the term itself.
 */
const placeOf = ({ term, context }: Definition, { title }: ParsedLesson): string | null =>
  [context !== null && classifyHeading(context) === 'subject' ? context : '', title].find(
    (place) => place !== '' && !place.includes(term),
  ) ?? null

const maxConceptsPerLesson = 300

interface Entry {
  definition: Definition
  aliases: string[]
}

/**
 * Turns the definitions of a lesson into concepts with ids: merges repeated definitions, and keeps the meanings of one
 * term under different headings apart.
 *
 * @returns the concepts in document order, those without a definition last, and findings about dropped definitions
 */
export function findConcepts(
  course: string,
  lesson: ParsedLesson,
): { concepts: LessonConcept[]; findings: Finding[] } {
  const findings: Finding[] = []
  const entries = mergeDefinitions(lesson.definitions.slice(0, maxConceptsPerLesson), findings)
  const firstOmitted = lesson.definitions[maxConceptsPerLesson]
  if (firstOmitted !== undefined) {
    const found = `A lesson may define ${maxConceptsPerLesson} terms; those from here on make no cards.`
    findings.push(finding('G10', { line: firstOmitted.source.first }, found))
  }
  const byKey = Map.groupBy(entries, ({ definition }) => termKey(definition.term, definition.isCode))
  const usedSlugs = new Map<string, string>()
  const concepts: LessonConcept[] = []

  const slugFor = (term: string, preferred: string): string => {
    const base = preferred === '' ? `term-${shortHash(term)}` : preferred
    const owner = usedSlugs.get(base)
    const slug = owner === undefined || owner === term ? base : `${base}-${shortHash(term)}`
    usedSlugs.set(slug, term)
    return slug
  }

  for (const { definition, aliases } of entries) {
    const sameTerm = byKey.get(termKey(definition.term, definition.isCode)) ?? []
    const context = sameTerm.length > 1 ? definition.context : null
    const base = toSlug(definition.annotatedId ?? definition.term)
    const preferred =
      context === null || definition.annotatedId !== null ? base : `${base}-in-${toSlug(context)}`
    const slug = slugFor(`${definition.term}|${context ?? ''}`, preferred)
    const statement = firstStatement(definition.meaning)
    concepts.push({
      id: `${course}/${slug}`,
      slug,
      term: definition.term,
      shown: definition.shown,
      isCode: definition.isCode,
      topic: definition.topic,
      aliases,
      definition: 'text' in statement ? statement.text : definition.meaning,
      meaning: definition.meaning,
      keyWords: definition.keyWords,
      context: context ?? (needsPlace(definition, lesson) ? placeOf(definition, lesson) : null),
      confidence: definition.confidence,
      isSure: definition.isSure,
      group: definition.group,
      requires: definition.requires,
      isDefined: true,
      source: definition.source,
    })
  }
  for (const { subject, subjectShown, subjectIsCode, namesConcept, source } of lesson.labelled) {
    if (!namesConcept || findConcept(concepts, subject) !== null) continue
    const slug = slugFor(`${subject}|`, toSlug(subject))
    concepts.push({
      id: `${course}/${slug}`,
      slug,
      term: subject,
      shown: subjectShown,
      isCode: subjectIsCode,
      topic: 'thing',
      aliases: [],
      definition: '',
      meaning: '',
      keyWords: [],
      context: null,
      confidence: 'medium',
      isSure: false,
      group: `label/${subject}`,
      requires: [],
      isDefined: false,
      source,
    })
  }
  return { concepts, findings }
}

function mergeDefinitions(definitions: readonly Definition[], findings: Finding[]): Entry[] {
  const entries: Entry[] = []
  for (const definition of definitions) {
    const same = entries.filter(
      (entry) =>
        termKey(entry.definition.term, entry.definition.isCode) ===
        termKey(definition.term, definition.isCode),
    )
    const repeated = same.find(({ definition: first }) => isSameMeaning(first.meaning, definition.meaning))
    if (repeated !== undefined) {
      repeated.aliases = [...new Set([...repeated.aliases, ...definition.aliases])]
      continue
    }
    const conflict = same.find(
      ({ definition: first }) => foldText(first.context ?? '') === foldText(definition.context ?? ''),
    )
    if (conflict !== undefined) {
      const found =
        `“${definition.term}” is already defined in other words on line ${conflict.definition.source.first}, ` +
        'so this definition makes no cards.'
      findings.push(finding('G22', { line: definition.source.first }, found))
      continue
    }
    entries.push({ definition, aliases: [...definition.aliases] })
  }
  return entries
}

function isSameMeaning(first: string, second: string): boolean {
  return foldText(first) === foldText(second) || similarity(first, second) >= 0.8
}

/** The concept with this slug, term or alias, in the singular or plural; null if there is none. */
export function findConcept<Known extends LessonConcept>(
  concepts: readonly Known[],
  name: string,
): Known | null {
  const bare = name.replaceAll('`', '')
  const keys = [termKey(bare), termKey(bare, true)]
  const slug = toSlug(name)
  return (
    concepts.find((concept) => concept.slug === slug) ??
    concepts.find((concept) =>
      [concept.term, ...concept.aliases].some((known) => keys.includes(termKey(known, concept.isCode))),
    ) ??
    null
  )
}

/**
 * The id of the concept that an annotation names by its slug, term or alias. Words of the same stem are other names, so
 * that `await` is not taken for “Awaitable”: a name unknown in this lesson becomes an id of the course.
 */
export function annotatedConceptId(concepts: readonly LessonConcept[], name: string, course: string): string {
  const slug = toSlug(name)
  const isNamed = ({ term, aliases }: LessonConcept) =>
    [term, ...aliases].some((known) => foldText(known) === foldText(name.replaceAll('`', '')))
  const named = concepts.find((concept) => concept.slug === slug) ?? concepts.find(isNamed)
  return named?.id ?? `${course}/${slug}`
}

/**
 * The prerequisite edges between concepts, without cycles: `to` requires `from`. A definition requires the earlier
 * concepts it mentions; an annotation may require any concept, unless that would close a cycle.
 */
export function findEdges(
  concepts: readonly LessonConcept[],
  course: string,
): { from: string; to: string }[] {
  const edges: { from: string; to: string }[] = []
  const add = (from: string, to: string): void => {
    if (from !== to && !edges.some((edge) => edge.from === from && edge.to === to)) edges.push({ from, to })
  }
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set<string>()
    const open = [start]
    while (open.length > 0) {
      const current = open.pop()
      if (current === undefined || seen.has(current)) continue
      if (current === goal) return true
      seen.add(current)
      open.push(...edges.filter((edge) => edge.from === current).map((edge) => edge.to))
    }
    return false
  }
  for (const concept of concepts) {
    for (const name of concept.requires) {
      const from = annotatedConceptId(concepts, name, course)
      if (!reaches(concept.id, from)) add(from, concept.id)
    }
  }
  for (const [index, concept] of concepts.entries()) {
    for (const earlier of concepts.slice(0, index)) {
      if (mentions(concept.meaning, earlier) && !reaches(concept.id, earlier.id)) add(earlier.id, concept.id)
    }
  }
  return edges
}

/** Whether a text contains a concept's term or one of its aliases, in any inflection. */
export function mentions(text: string, concept: Pick<LessonConcept, 'term' | 'aliases'>): boolean {
  return [concept.term, ...concept.aliases].some((name) => containsName(text, name))
}

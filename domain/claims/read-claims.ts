import type { ClaimWeights } from '#domain/claims/claim-weights'
import { definitionOf, numberedName, suggestDefinition } from '#domain/claims/definition-of'
import { isHeadForm, type ClaimCandidate } from '#domain/claims/candidate'
import { askHow } from '#domain/claims/how-to'
import { tellsNothing, withoutPraise } from '#domain/claims/tells-nothing'
import { judgeLesson, type GrammarReading } from '#domain/claims/judge-lesson'
import { readClassColumns } from '#domain/claims/read-class-columns'
import { readLabels } from '#domain/claims/read-labels'
import { readPassages, type PassageClaims } from '#domain/claims/read-passages'
import { useOfColumn, type RankedCandidate } from '#domain/claims/rank-claims'
import { isAmbiguous, isOffTopic, isOutOfPlace } from '#domain/claims/column-evidence'
import learnedWeights from '#domain/claims/weights'
import type { Finding } from '#domain/findings/finding'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import type { Extraction } from '#domain/lesson/extraction'
import { isNamedByText, withoutPointers } from '#domain/claims/stands-alone'
import { suggest } from '#domain/claims/suggest'
import type { Classification, Definition, LabelledStatement } from '#domain/lesson/parsed-lesson'
import { isAnnounced } from '#domain/lesson/make-definition'
import { findClasses } from '#domain/lesson/find-classes'
import { foldText, stemmed } from '#domain/lesson/words'

/**
 * Probabilities at which a reading is used. Chosen so that few definitions are wrong: a missed one is suggested to the
 * author, a wrong one reaches learners.
 */
const thresholds = {
  /** For a definition that the grammar does not read. */
  add: 0.7,
  /** For a definition that the grammar reads, by the grammar's confidence. */
  keep: { high: 0.2, medium: 0.25, low: 0.5 },
  /**
   * For one that the grammar is sure of in a list whose mean is at least that, or because the author calls it a
   * definition.
   */
  keepSure: { own: 0.12, mean: 0.2 },
  /** For the mean of a list from which on its members support each other. */
  list: 0.6,
  /** For the suggestion of a definition. */
  suggest: 0.45,
  /** For the doubt whether it says anything, up to which a definition that the grammar reads is sure. */
  doubt: 0.3,
}

/** Everything that a lesson is taken to claim, with findings for its author. */
export type LessonClaims = Extraction & PassageClaims & { classifications: Classification[] }

/**
 * Judges everything in a lesson that may claim something by its evidence, of which the grammar's reading is a part.
 *
 * @param fromGrammar what the grammar of lessons reads
 * @returns the grammar's claims without improbable definitions, further claims, and a suggestion to the author for each
 *   that was dropped or is nearly probable enough
 */
export function readClaims(
  blocks: LessonBlocks,
  title: string,
  language: LanguageData,
  fromGrammar: GrammarReading,
  weights: ClaimWeights = learnedWeights,
): LessonClaims {
  const judged = judgeLesson(blocks, title, language, fromGrammar, weights)
  const claimed = new Set([...fromGrammar.labelled, ...fromGrammar.advice].map(({ source }) => source.first))
  const ways = judged.pairs
    .filter(({ candidate: { line } }) => !claimed.has(line))
    .flatMap(({ candidate }) => askHow(candidate, language) ?? [])
  const isAskedHow = ({ line }: { line: number | null }): boolean =>
    ways.some(({ source }) => source.first === line)
  const grammar = {
    ...fromGrammar,
    definitions: fromGrammar.definitions.filter(({ source }) => !isAskedHow({ line: source.first })),
  }
  const passages = judged.passages.filter(({ passage }) => !isAskedHow(passage))
  const pairs = judged.pairs.filter(({ candidate }) => !isAskedHow(candidate))
  const { definitions, findings } = readDefinitionClaims(
    pairs,
    language,
    grammar,
    tellsNothing(blocks, language),
  )
  const labels = readLabels(pairs, language, grammar, definitions)
  const claims = readPassages(
    passages,
    { definitions, labelled: labels.labelled, advice: grammar.advice },
    language,
  )
  const told = [...grammar.findings, ...findings, ...labels.findings, ...claims.findings].filter(
    (finding) => !isAskedHow(finding),
  )
  return {
    ...claims,
    questions: [...claims.questions, ...ways],
    definitions: claims.definitions,
    labelled: labels.labelled,
    classifications: [...findClasses(blocks, language), ...readClassColumns(pairs, language)],
    findings: [...told, ...unreadRows(pairs, claims.definitions, labels.labelled, told)],
  }
}

function readDefinitionClaims(
  ranked: readonly RankedCandidate[],
  language: LanguageData,
  grammar: GrammarReading,
  isNothing: (definition: Definition) => boolean,
): { definitions: Definition[]; findings: Finding[] } {
  const lists = Map.groupBy(ranked, listKey)
  const cellsAt = Map.groupBy(
    ranked.filter(({ candidate: { cell } }) => cell !== null),
    ({ candidate: { line } }) => line,
  )
  const cellOf = ({ meaning, source }: Definition): ClaimCandidate | undefined =>
    cellsAt.get(source.first)?.find(({ candidate }) => stemmed(candidate.meaning) === stemmed(meaning))
      ?.candidate
  const isKept = (definition: Definition): boolean => {
    const cell = cellOf(definition)
    if (cell !== undefined && (isOffTopic(cell, language) || isNumberedLine(cell, language))) return false
    return (
      isCertain(definition) || (!isNothing(definition) && isProbable(definition, ranked, lists, language))
    )
  }
  const definitions = grammar.definitions.map((definition) => ({
    ...definition,
    meaning: withoutPointers(withoutPraise(definition.meaning, language), language),
  }))
  const kept = definitions.filter(isKept).map((definition) => {
    const cell = cellOf(definition)
    const name = cell === undefined || definition.topic !== 'thing' ? null : numberedName(cell)
    const isSure = definition.isSure && (isCertain(definition) || !isDoubtful(definition, ranked))
    return { ...definition, isSure, shown: name ?? definition.shown }
  })
  const dropped = definitions.filter((definition) => !isKept(definition))
  const known = new Set(grammar.definitions.flatMap(namesOf))
  const problems = new Set(grammar.findings.map(({ line }) => line))
  const added: Definition[] = []
  const findings: Finding[] = []
  const byProbability = [...ranked].sort((a, b) => b.probability.definition - a.probability.definition)
  for (const { candidate, probability } of byProbability) {
    const column = candidate.cell === null ? null : useOfColumn(probability)
    const isLikely =
      column === null
        ? probability.definition >= thresholds.suggest
        : column.reading === 'definition' && column.use !== 'none' && candidate.cell?.isTransposed !== true
    if (!isLikely || candidate.form === 'lead' || isAmbiguous(candidate)) continue
    if (isNumberedLine(candidate, language)) continue
    const definition = definitionOf(candidate, probability.definition, language)
    if (definition === null || isNothing(definition) || problems.has(candidate.line)) continue
    if (namesOf(definition).some((name) => known.has(name))) continue
    for (const name of namesOf(definition)) known.add(name)
    const add = isListed(candidate, lists, thresholds.list) ? thresholds.suggest : thresholds.add
    const isAsked =
      column === null
        ? probability.definition >= add && candidate.form !== 'heading'
        : column.use === 'ask' && !isOffTopic(candidate, language)
    if (isAsked) added.push(definition)
    else if (candidate.sections.at(-1)?.kind !== 'advice') findings.push(suggestDefinition(definition))
  }
  const byPlace = (a: Definition, b: Definition): number => a.source.first - b.source.first
  return {
    definitions: [...kept, ...added.sort(byPlace)],
    findings: [...dropped.map(suggestDefinition), ...findings],
  }
}

type Lists = ReadonlyMap<string, readonly RankedCandidate[]>

const listKey = ({ candidate: { list, form } }: Pick<RankedCandidate, 'candidate'>): string =>
  `${list} ${form}`

/** The heads of the list of a candidate; none if it is no head, or in a list of fewer than three. */
function headsAround(candidate: ClaimCandidate, lists: Lists): readonly RankedCandidate[] {
  const members = lists.get(listKey({ candidate })) ?? []
  return isHeadForm(candidate.form) && members.length >= 3 ? members : []
}

/** Whether a candidate stands in a list whose heads are definitions with at least this probability on average. */
function isListed(candidate: ClaimCandidate, lists: Lists, least: number): boolean {
  const members = headsAround(candidate, lists)
  const sum = members.reduce((total, { probability }) => total + probability.definition, 0)
  return members.length > 0 && sum / members.length >= least
}

/**
 * Keys of the names of a definition. Two names in code that differ by an `s` are two terms, but `Lock` and “lock” are one.
 */
const namesOf = ({ term, aliases, isCode }: Pick<Definition, 'term' | 'aliases' | 'isCode'>): string[] =>
  [term, ...aliases].flatMap((name) => [foldText(name), isCode ? name : stemmed(name)])

/** A suggestion for each row of a table that gives nothing while other rows of the table do. */
function unreadRows(
  ranked: readonly RankedCandidate[],
  definitions: readonly Definition[],
  labelled: readonly LabelledStatement[],
  findings: readonly Finding[],
): Finding[] {
  const read = new Set([...definitions, ...labelled].map(({ source }) => source.first))
  const told = new Set(findings.map(({ line }) => line))
  const columns = Map.groupBy(
    ranked.filter(({ candidate }) => candidate.cell !== null),
    ({ candidate }) => candidate.list,
  )
  return [...columns.values()].flatMap((rows) => {
    const isRead = rows.filter(({ candidate }) => read.has(candidate.line)).length > 0
    const isMeaning = rows.some(
      ({ candidate }) =>
        read.has(candidate.line) &&
        definitions.some(
          ({ meaning, source }) =>
            source.first === candidate.line && stemmed(meaning) === stemmed(candidate.meaning),
        ),
    )
    const unread = rows.filter(({ candidate: { line } }) => !read.has(line) && !told.has(line))
    if (!isRead || !isMeaning) return []
    return unread.map(({ candidate: { line, term, meaning, cell } }) => {
      const name = `${cell?.nameHeading ?? ''} ${term}`.trim()
      return suggest(line, `The row of “${term}” may define it`, {
        question: `What is ${name}?`,
        answer: meaning,
      })
    })
  })
}

/** Whether a row is about a numbered part of the text or program, such as line 3, which no other text calls so. */
function isNumberedLine(candidate: ClaimCandidate, language: LanguageData): boolean {
  const name = numberedName(candidate)
  return name !== null && isNamedByText(name, language)
}

/** Whether a definition is beyond doubt: annotated, or a date or a number, which no other evidence knows. */
const isCertain = ({ term, annotatedId, requires, topic }: Definition): boolean =>
  annotatedId !== null || requires.length > 0 || topic === 'day' || topic === 'period' || /^\d+$/u.test(term)

function isProbable(
  definition: Definition,
  ranked: readonly RankedCandidate[],
  lists: Lists,
  language: LanguageData,
): boolean {
  const same = readingsOf(definition, ranked)
  const isSure = definition.confidence === 'high'
  const leastOf = (candidate: ClaimCandidate): number =>
    isAnnounced(definition) ||
    (isSure &&
      isListed(candidate, lists, thresholds.keepSure.mean) &&
      !isAsideInList(candidate, lists, language))
      ? thresholds.keepSure.own
      : thresholds.keep[definition.confidence]
  return (
    same.length === 0 ||
    same.some(({ candidate, probability }) => probability.definition >= leastOf(candidate))
  )
}

/** Whether the text of a head talks to the reader, asks or exclaims where the others of its list do not. */
function isAsideInList(candidate: ClaimCandidate, lists: Lists, language: LanguageData): boolean {
  const texts = headsAround(candidate, lists).map(({ candidate: { meaning } }) => meaning)
  return isOutOfPlace(candidate.meaning, texts, language)
}

/** Whether it may well say nothing: the grammar also reads a pointer, a joke or an aside in bold as a term's meaning. */
function isDoubtful(definition: Definition, ranked: readonly RankedCandidate[]): boolean {
  const same = readingsOf(definition, ranked)
  return same.length > 0 && same.every(({ probability }) => probability.none > thresholds.doubt)
}

/** What the evidence says about a definition that the grammar reads; empty if there is none. */
function readingsOf({ term, source }: Definition, ranked: readonly RankedCandidate[]): RankedCandidate[] {
  return ranked.filter(
    ({ candidate }) =>
      source.first <= candidate.line &&
      candidate.line <= source.last &&
      stemmed(candidate.term) === stemmed(term),
  )
}

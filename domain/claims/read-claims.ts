import type { ClaimCandidate } from '#domain/claims/candidate'
import { contextOf } from '#domain/claims/lesson-context'
import { proposeCandidates } from '#domain/claims/propose-candidates'
import { rankCandidates, type RankedCandidate, type Weights } from '#domain/claims/rank-claims'
import learnedWeights from '#domain/claims/weights'
import { finding, type Finding } from '#domain/findings/finding'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import { cleanHeading } from '#domain/lesson/classify-heading'
import { capitalise, definiensOf, firstStatement, isOnlyCode } from '#domain/lesson/definiens'
import type { Extraction } from '#domain/lesson/extraction'
import { isAside, isKnownLabel } from '#domain/lesson/label-words'
import type { Definition } from '#domain/lesson/parsed-lesson'
import { isImperative } from '#domain/lesson/read-advice'
import { termProblem } from '#domain/lesson/term-problem'
import { topicOf } from '#domain/lesson/topic'
import { contentWords, foldText, stemmed } from '#domain/lesson/words'

/**
 * Probabilities at which a reading is used. Chosen so that few definitions are wrong: a missed one is suggested to the
 * author, a wrong one reaches learners.
 */
const thresholds = {
  /** For a definition that the grammar does not read. */
  add: 0.75,
  /** For a definition that the grammar reads, by the grammar's confidence. */
  keep: { high: 0.08, medium: 0.12, low: 0.3 },
  /** For the suggestion of a definition. */
  suggest: 0.55,
}

/**
 * Judges everything in a lesson that may define something by its evidence, of which the grammar's reading is a part.
 *
 * @param grammar what the grammar of lessons reads
 * @returns the grammar's definitions without improbable ones, further definitions, and a suggestion to the author for
 *   each that was dropped or is nearly probable enough
 */
export function readClaims(
  blocks: LessonBlocks,
  title: string,
  language: LanguageData,
  grammar: Extraction,
  weights: Weights = learnedWeights,
): Extraction {
  const candidates = proposeCandidates(blocks, language)
  const context = contextOf(
    candidates,
    language,
    title,
    blocks.texts.map(({ text }) => text),
    grammar,
  )
  const ranked = rankCandidates(candidates, context, weights)
  const isKept = (definition: Definition) => isCertain(definition) || isProbable(definition, ranked)
  const kept = grammar.definitions.filter(isKept)
  const dropped = grammar.definitions.filter((definition) => !isKept(definition))
  const known = new Set(grammar.definitions.flatMap(namesOf))
  const problems = new Set(grammar.findings.map(({ line }) => line))
  const added: Definition[] = []
  const findings: Finding[] = []
  const byProbability = [...ranked].sort((a, b) => b.probability.definition - a.probability.definition)
  for (const { candidate, probability } of byProbability) {
    if (probability.definition < thresholds.suggest) break
    const definition = definitionOf(candidate, probability.definition, language)
    if (definition === null || problems.has(candidate.line)) continue
    if (namesOf(definition).some((name) => known.has(name))) continue
    for (const name of namesOf(definition)) known.add(name)
    if (probability.definition >= thresholds.add && candidate.form !== 'heading') added.push(definition)
    else if (candidate.sections.at(-1)?.kind !== 'advice') findings.push(suggestionOf(definition))
  }
  const byPlace = (a: Definition, b: Definition): number => a.source.first - b.source.first
  return {
    definitions: [...kept, ...added.sort(byPlace)],
    labelled: grammar.labelled,
    findings: [...grammar.findings, ...dropped.map(suggestionOf), ...findings],
  }
}

const namesOf = ({ term, aliases }: Pick<Definition, 'term' | 'aliases'>): string[] =>
  [term, ...aliases].map(stemmed)

/** Whether a definition is beyond doubt: annotated, or a date, which no other evidence knows. */
const isCertain = ({ annotatedId, requires, topic }: Definition): boolean =>
  annotatedId !== null || requires.length > 0 || topic === 'day' || topic === 'period'

function isProbable({ term, source, confidence }: Definition, ranked: readonly RankedCandidate[]): boolean {
  const same = ranked.filter(
    ({ candidate }) =>
      source.first <= candidate.line &&
      candidate.line <= source.last &&
      stemmed(candidate.term) === stemmed(term),
  )
  return (
    same.length === 0 || same.some(({ probability }) => probability.definition >= thresholds.keep[confidence])
  )
}

/** The definition that a candidate makes; null if its name or its text cannot be put on a card. */
function definitionOf(
  candidate: ClaimCandidate,
  probability: number,
  { attributes }: LanguageData,
): Definition | null {
  const { term, mark, aliases, meaning, block, sections, line, list } = candidate
  const isCode = mark === 'code'
  const isLabel = attributes.includes(term.toLowerCase()) || isKnownLabel(term)
  if (!isCode && (termProblem(term) !== null || isLabel || isAside(term) || isImperative(term))) return null
  const statement = firstStatement(meaning)
  if ('problem' in statement || isOnlyCode(statement.text) || contentWords(statement.text).length < 2)
    return null
  const heading = sections.at(-1)?.heading ?? ''
  const nearest = sections.findLast(({ depth }) => depth > 1)
  return {
    term: isCode ? term : capitalise(term),
    shown: isCode ? `\`${term}\`` : capitalise(term),
    topic: isCode ? 'thing' : topicOf(term, heading),
    isCode,
    aliases: aliases.filter((alias) => foldText(alias) !== foldText(term)),
    meaning: capitalise(definiensOf(statement.text, [term, ...aliases])),
    keyWords: block?.keyWords ?? [],
    context: nearest === undefined ? null : (nearest.subject ?? cleanHeading(nearest.heading)) || null,
    confidence: probability >= 0.9 ? 'high' : 'medium',
    group: `claims/${list}`,
    annotatedId: block?.annotations.id ?? null,
    requires: block?.annotations.requires ?? [],
    source:
      block === null ? { file: candidate.file, first: line, last: line } : { ...block.source, first: line },
  }
}

/** Tells the author of a text that may define a term, with a comment that makes a card of it. */
function suggestionOf({ term, meaning, source }: Definition): Finding {
  const answer = meaning.replace(/[.\s]+$/u, '')
  const comment = `<!-- quiz:card Q: What is ${term}? A: ${answer} -->`
  const found = `“${term}” may be defined here, but that is not sure enough for a card.`
  return finding(
    'G26',
    { line: source.first },
    found,
    `For a card, write \`- **${term}**: meaning\` in a list of terms, or paste \`${comment}\`.`,
  )
}

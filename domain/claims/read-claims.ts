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
import type { Definition } from '#domain/lesson/parsed-lesson'
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
  /** For a definition that the grammar reads; below, it is only suggested. */
  keep: 0.2,
  /** For the suggestion of a definition. */
  suggest: 0.45,
}

/**
 * Judges everything in a lesson that may define something by its evidence, of which the grammar's reading is a part.
 *
 * @param grammar what the grammar of lessons reads
 * @returns the grammar's definitions without improbable ones, further definitions, and a suggestion to the author for
 *   each that is neither probable nor improbable
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
  const isKept = (definition: Definition) => isAnnotated(definition) || isProbable(definition, ranked)
  const kept = grammar.definitions.filter(isKept)
  const known = new Set(kept.flatMap(namesOf))
  const problems = new Set(grammar.findings.map(({ line }) => line))
  const added: Definition[] = []
  const findings: Finding[] = []
  const byProbability = [...ranked].sort((a, b) => b.probability.definition - a.probability.definition)
  for (const { candidate, probability } of byProbability) {
    if (probability.definition < thresholds.suggest) break
    const definition = definitionOf(candidate, probability.definition)
    if (definition === null || namesOf(definition).some((name) => known.has(name))) continue
    for (const name of namesOf(definition)) known.add(name)
    const isUsed = probability.definition >= thresholds.add && !problems.has(candidate.line)
    if (isUsed) added.push(definition)
    else findings.push(suggestionOf(definition))
  }
  const byPlace = (a: Definition, b: Definition): number => a.source.first - b.source.first
  return {
    definitions: [...kept, ...added.sort(byPlace)],
    labelled: grammar.labelled,
    findings: [...grammar.findings, ...findings],
  }
}

const namesOf = ({ term, aliases }: Pick<Definition, 'term' | 'aliases'>): string[] =>
  [term, ...aliases].map(stemmed)

const isAnnotated = ({ annotatedId, requires }: Definition): boolean =>
  annotatedId !== null || requires.length > 0

function isProbable({ term, source }: Definition, ranked: readonly RankedCandidate[]): boolean {
  const same = ranked.filter(
    ({ candidate }) =>
      source.first <= candidate.line &&
      candidate.line <= source.last &&
      stemmed(candidate.term) === stemmed(term),
  )
  return same.length === 0 || same.some(({ probability }) => probability.definition >= thresholds.keep)
}

/** The definition that a candidate makes; null if its name or its text cannot be put on a card. */
function definitionOf(candidate: ClaimCandidate, probability: number): Definition | null {
  const { term, mark, aliases, meaning, block, sections, line, list } = candidate
  const isCode = mark === 'code'
  if (!isCode && termProblem(term) !== null) return null
  const statement = firstStatement(meaning)
  if ('problem' in statement || isOnlyCode(statement.text) || contentWords(statement.text).length < 2)
    return null
  const heading = sections.at(-1)?.heading ?? ''
  const nearest = sections.findLast(({ depth }) => depth > 1)
  return {
    term: isCode ? term : term.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
    shown: isCode ? `\`${term}\`` : term.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
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

/** Tells the author of a text that may define a term, with a card to paste. */
function suggestionOf({ term, shown, meaning, source }: Definition): Finding {
  const found = `“${term}” may be defined here: “${meaning}”`
  return finding(
    'G26',
    { line: source.first },
    `${found.replace(/\.?”$/u, '”')}.`,
    suggestedCard(shown, meaning),
  )
}

const suggestedCard = (shown: string, meaning: string): string =>
  `If it is, write \`<!-- quiz:card Q: What is ${shown.replaceAll('`', '')}? A: ${meaning.replaceAll('`', '')} -->\` with Q and A on lines of their own; otherwise leave it as it is.`

import type { ClaimCandidate } from '#domain/claims/candidate'
import { withoutPointers } from '#domain/claims/stands-alone'
import { suggest } from '#domain/claims/suggest'
import { withoutPraise } from '#domain/claims/tells-nothing'
import type { Finding } from '#domain/findings/finding'
import type { LanguageData } from '#domain/language/language'
import { countingHeadings } from '#domain/lesson/blocks/read-table'
import { cleanHeading } from '#domain/lesson/classify-heading'
import { capitalise, definiensOf, firstStatement, isOnlyCode } from '#domain/lesson/definiens'
import { isAside, isKnownLabel } from '#domain/lesson/label-words'
import type { Definition } from '#domain/lesson/parsed-lesson'
import { isImperative } from '#domain/lesson/read-advice'
import { termProblem } from '#domain/lesson/term-problem'
import { topicOf } from '#domain/lesson/topic'
import { contentWords, foldText } from '#domain/lesson/words'

/** The definition that a candidate makes; null if its name or its text cannot be put on a card. */
export function definitionOf(
  candidate: ClaimCandidate,
  probability: number,
  language: LanguageData,
): Definition | null {
  const { term, mark, aliases, meaning, block, sections, line, list, was } = candidate
  const isCode = mark === 'code'
  const numbered = numberedName(candidate)
  const isLabel = language.attributes.includes(term.toLowerCase()) || isKnownLabel(term)
  if (
    !isCode &&
    numbered === null &&
    (termProblem(term) !== null || isLabel || isAside(term) || isImperative(term))
  )
    return null
  const statement = firstStatement(withoutPointers(withoutPraise(meaning, language), language))
  if ('problem' in statement || isOnlyCode(statement.text) || contentWords(statement.text).length < 2)
    return null
  const heading = sections.at(-1)?.heading ?? ''
  const nearest = sections.findLast(({ depth }) => depth > 1)
  return {
    term: isCode ? term : capitalise(term),
    shown: numbered ?? (isCode ? `\`${term}\`` : (was ?? capitalise(term))),
    topic:
      isCode || numbered !== null
        ? 'thing'
        : was !== null && /^\p{Lu}/u.test(term)
          ? 'past'
          : topicOf(term, heading),
    isCode,
    aliases: aliases.filter((alias) => foldText(alias) !== foldText(term)),
    meaning: capitalise(definiensOf(statement.text, [term, ...aliases])),
    keyWords: block?.keyWords ?? [],
    context: nearest === undefined ? null : (nearest.subject ?? cleanHeading(nearest.heading)) || null,
    confidence: probability >= 0.9 ? 'high' : 'medium',
    isSure: probability >= 0.9,
    group: `claims/${list}`,
    annotatedId: block?.annotations.id ?? null,
    requires: block?.annotations.requires ?? [],
    source:
      block === null ? { file: candidate.file, first: line, last: line } : { ...block.source, first: line },
  }
}

/** `Door 22` for a number in a column that says what it numbers; null for any other name, and for the numbers of rows. */
export function numberedName({ term, cell }: ClaimCandidate): string | null {
  if (cell === null || !/^\d+$/u.test(term)) return null
  const isKind = /\p{L}{2}/u.test(cell.nameHeading) && !countingHeadings.has(foldText(cell.nameHeading))
  return isKind ? `${cell.nameHeading} ${term}` : null
}

/** A suggestion to the author of a text that may define a term. */
export function suggestDefinition({ term, meaning, source }: Definition): Finding {
  return suggest(
    source.first,
    `“${term}” may be defined here`,
    { question: `What is ${term}?`, answer: meaning },
    `write \`- **${term}**: meaning\` in a list of terms, or `,
  )
}

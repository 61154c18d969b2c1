import { finding, type Finding, type Remark } from '#domain/findings/finding'
import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { CandidateIndex } from '#domain/lesson/candidate-index'
import { emptyExtraction, type Extraction } from '#domain/lesson/extraction'
import { cleanHeading } from '#domain/lesson/classify-heading'
import { definiensOf, firstStatement, isOnlyCode } from '#domain/lesson/definiens'
import { isInTermSection, isNumericCode, type Candidate } from '#domain/lesson/find-candidates'
import type { Confidence, Definition, Section } from '#domain/lesson/parsed-lesson'
import { termProblem } from '#domain/lesson/term-problem'
import { topicOf } from '#domain/lesson/topic'
import { contentWords, foldText, isUnspaced } from '#domain/lesson/words'

/** A term: `term` without backticks, `shown` with them. */
export interface Term {
  term: string
  shown: string
  isCode: boolean
}

interface TermWithAliases extends Term {
  aliases: string[]
}

/**
 * Makes a definition from a candidate.
 *
 * @param name the term that is defined, which for a label is not its head
 * @param meaning the meaning given for it; `''` if there is none
 * @returns one definition, perhaps with a warning; or, if the term or the meaning is unusable, only findings
 */
export function makeDefinition(
  candidate: Candidate,
  name: TermWithAliases,
  meaning: string,
  index: CandidateIndex,
): Extraction {
  const rejection = rejectTerm(candidate, name, meaning) ?? rejectMeaning(candidate, name, meaning, index)
  if (rejection !== null) return { ...emptyExtraction, findings: rejection }
  const { block, head, group } = candidate
  const confidence = confidenceOf(candidate, index)
  const isMeaningBelow = head.meaning === '' && block.nested.length > 0
  const isCodeOrNumber = name.isCode || isNumericCode(block, name.term)
  return {
    ...emptyExtraction,
    definitions: [
      {
        term: name.term,
        shown: name.shown,
        topic: isCodeOrNumber ? 'thing' : topicOf(name.term, block.section?.heading ?? ''),
        isCode: name.isCode,
        aliases: [...new Set(name.aliases)].filter((alias) => foldText(alias) !== foldText(name.term)),
        meaning: definiensOf(meaning, [name.term, ...name.aliases]),
        keyWords: block.keyWords,
        context: contextOf(isAnnounced(candidate) ? block.sections.slice(0, -1) : block.sections),
        confidence,
        isSure: confidence === 'high',
        group,
        annotatedId: block.annotations.id,
        requires: block.annotations.requires,
        source: isMeaningBelow
          ? { ...block.source, last: Math.max(block.source.last, block.source.first + 1) }
          : block.source,
      },
    ],
    findings: confidence === 'medium' ? warnAboutLoneTerm(block, name) : [],
  }
}

/** The context that distinguishes a term from the same term elsewhere: the nearest heading below the title. */
function contextOf(sections: readonly Section[]): string | null {
  const nearest = sections.findLast(({ depth }) => depth > 1)
  return nearest === undefined ? null : (nearest.subject ?? cleanHeading(nearest.heading)) || null
}

/** Reports findings at the first line of a block. */
const reporter =
  ({ source }: TextBlock) =>
  (rule: Remark['rule'], found: string): Finding[] => [finding(rule, { line: source.first }, found)]

/** The findings, perhaps none, about words that cannot be a term; null if they can. */
function rejectTerm({ block }: Candidate, name: TermWithAliases, meaning: string): Finding[] | null {
  if (name.isCode || isNumericCode(block, name.term)) return null
  const report = reporter(block)
  const isProcedure = /^\p{L}+ing\s/u.test(name.term) && /^(?:use\b|`)/iu.test(meaning)
  const problem = isProcedure ? 'it reads as an instruction' : termProblem(name.term)
  if (problem === null) return null
  return block.kind === 'item' ? report('G05', `“${name.term}” is not a term: ${problem}.`) : []
}

/** The findings, perhaps none, about a meaning that cannot be put on a card; null if it can. */
function rejectMeaning(
  { block, head }: Candidate,
  name: TermWithAliases,
  meaning: string,
  { parents }: CandidateIndex,
): Finding[] | null {
  const report = reporter(block)
  if (meaning === '') {
    if (block.nested.length === 0 || parents.has(head)) return []
    return report('G19', `“${name.term}” is explained by a list.`)
  }
  const statement = firstStatement(meaning)
  if ('problem' in statement) {
    return report('E07', `The meaning of “${name.term}” makes no card: ${statement.problem}.`)
  }
  if (isOnlyCode(statement.text)) {
    return report('G20', `“${name.term}” is explained by code alone.`)
  }
  if (!isInTermSection(block) && isTooShort(definiensOf(statement.text, [name.term, ...name.aliases]))) {
    return report('G21', `The meaning of “${name.term}” is too short to tell the term apart from others.`)
  }
  return null
}

/** Outside a list of terms, a single word is too little to define a term. */
function isTooShort(definiens: string): boolean {
  const words = contentWords(definiens).filter((word) => /\p{L}{2}/u.test(word))
  return !isUnspaced(definiens) && words.length < 2
}

/** Whether a definition stands under a label that announces it, such as `**Definition**: …`. */
export const isAnnounced = ({ group }: Pick<Definition, 'group'>): boolean => group.startsWith('label/')

/** High in a list of terms, among other definitions, or under a label that announces a definition. */
function confidenceOf(candidate: Candidate, { terms }: CandidateIndex): Confidence {
  const { block, group } = candidate
  const siblings = terms.get(group)?.length ?? 0
  return isInTermSection(block) || siblings >= 2 || isAnnounced(candidate) || block.kind === 'description'
    ? 'high'
    : 'medium'
}

function warnAboutLoneTerm(block: TextBlock, name: TermWithAliases): Finding[] {
  const found = `“${name.term}” was read as a term because it is bold and has a meaning, but it is the only one here.`
  return reporter(block)('G04', found)
}

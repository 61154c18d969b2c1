import { finding, type Finding, type Remark } from '#domain/findings/finding'
import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { CandidateIndex } from '#domain/lesson/candidate-index'
import { emptyExtraction, type Extraction } from '#domain/lesson/extraction'
import { cleanHeading } from '#domain/lesson/classify-heading'
import { definiensOf, firstStatement, isOnlyCode } from '#domain/lesson/definiens'
import { isInTermSection, isNumericCode, type Candidate } from '#domain/lesson/find-candidates'
import type { Confidence, Section } from '#domain/lesson/parsed-lesson'
import { termProblem } from '#domain/lesson/term-problem'
import { topicOf } from '#domain/lesson/topic'
import { contentWords, foldText, isUnspaced } from '#domain/lesson/words'

/** A term, with and without the marks of code. */
export interface Term {
  term: string
  shown: string
  isCode: boolean
}

interface TermWithAliases extends Term {
  aliases: string[]
}

/**
 * The definition that a candidate gives.
 *
 * @param name what it defines, which for a label is not its head
 * @param meaning what it says of that; `''` if nothing
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
  const confidence = confidenceIn(candidate, index)
  const isMeaningBelow = head.meaning === '' && block.nested.length > 0
  const isAlwaysThing = name.isCode || isNumericCode(block, name.term)
  return {
    ...emptyExtraction,
    definitions: [
      {
        term: name.term,
        shown: name.shown,
        topic: isAlwaysThing ? 'thing' : topicOf(name.term, block.section?.heading ?? ''),
        isCode: name.isCode,
        aliases: [...new Set(name.aliases)].filter((alias) => foldText(alias) !== foldText(name.term)),
        meaning: definiensOf(meaning, [name.term, ...name.aliases]),
        keyWords: block.keyWords,
        context: contextOf(isLabelled(candidate) ? block.sections.slice(0, -1) : block.sections),
        confidence,
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

/** What tells a term apart from the same term elsewhere: the nearest heading below the title. */
function contextOf(sections: readonly Section[]): string | null {
  const nearest = sections.findLast(({ depth }) => depth > 1)
  return nearest === undefined ? null : (nearest.subject ?? cleanHeading(nearest.heading)) || null
}

/** Tells the author something about a block. */
const reporter =
  ({ source }: TextBlock) =>
  (rule: Remark['rule'], found: string): Finding[] => [finding(rule, { line: source.first }, found)]

/** What to tell the author of a name that is no term, which may be nothing; null if it is one. */
function rejectTerm({ block }: Candidate, name: TermWithAliases, meaning: string): Finding[] | null {
  if (name.isCode || isNumericCode(block, name.term)) return null
  const report = reporter(block)
  const isProcedure = /^\p{L}+ing\s/u.test(name.term) && /^(?:use\b|`)/iu.test(meaning)
  const problem = isProcedure ? 'it reads as an instruction' : termProblem(name.term)
  if (problem === null) return null
  return block.kind === 'item' ? report('G05', `“${name.term}” makes no term: ${problem}.`) : []
}

/** What to tell the author of a meaning that makes no card, which may be nothing; null if it makes one. */
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
    return report('G21', `The meaning of “${name.term}” is too short to be told from others.`)
  }
  return null
}

/** A single word says what a thing is only in a list of terms. */
function isTooShort(definiens: string): boolean {
  const words = contentWords(definiens).filter((word) => /\p{L}{2}/u.test(word))
  return !isUnspaced(definiens) && words.length < 2
}

const isLabelled = ({ group }: Candidate): boolean => group.startsWith('label/')

/** A definition is sure in a list of terms or among others like it, and where a label says that it is one. */
function confidenceIn(candidate: Candidate, { terms }: CandidateIndex): Confidence {
  const { block, group } = candidate
  const siblings = terms.get(group)?.length ?? 0
  return isInTermSection(block) || siblings >= 2 || isLabelled(candidate) || block.kind === 'description'
    ? 'high'
    : 'medium'
}

function warnAboutLoneTerm(block: TextBlock, name: TermWithAliases): Finding[] {
  const found = `“${name.term}” is taken for a term because it is bold and explained, but it stands alone.`
  return reporter(block)('G04', found)
}

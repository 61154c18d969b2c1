import { labelOf, type ClaimCandidate, type TableCell } from '#domain/claims/candidate'
import { isOnlyLinks } from '#domain/claims/linked-text'
import { isAmbiguous, isOffTopic } from '#domain/claims/column-evidence'
import type { GrammarReading } from '#domain/claims/judge-lesson'
import { useOfColumn, type RankedCandidate } from '#domain/claims/rank-claims'
import { tellsAlone } from '#domain/claims/stands-alone'
import { suggest } from '#domain/claims/suggest'
import { isIn } from '#domain/language/word-tests'
import { firstWordOf, isProperty } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import { isAside, standaloneLabel } from '#domain/lesson/label-words'
import { finding, type Finding } from '#domain/findings/finding'
import type { Definition, LabelledStatement } from '#domain/lesson/parsed-lesson'
import { foldText, stemmed } from '#domain/lesson/words'

/** Probability at which a label is used. */
const addFrom = 0.5
/** Probability at which a label is suggested to the author. */
const suggestFrom = 0.45
/** A table with more cells than this in three columns or more beside its names is looked up, and not learned by heart. */
const maxAskedCells = 40

/**
 * The statements that labels make about what a heading, an item around or the first cell of a row names.
 *
 * @param grammar what the grammar reads: its labels stay, and what it has reported is not read another way
 * @param definitions what the lesson defines; a text that defines something is no label
 */
export function readLabels(
  ranked: readonly RankedCandidate[],
  language: LanguageData,
  grammar: GrammarReading,
  definitions: readonly Definition[],
): { labelled: LabelledStatement[]; findings: Finding[] } {
  const says = definitions.map(({ source, meaning }) => `${source.first} ${stemmed(meaning)}`)
  const isDefinition = ({ source, statements }: LabelledStatement): boolean =>
    says.includes(`${source.first} ${stemmed(statements.join(' '))}`)
  const read = grammar.labelled.filter(
    (statement) => !isStep(statement, ranked, language) && !isDefinition(statement),
  )
  const isUnderstood = ({ subject, statements }: LabelledStatement): boolean =>
    !isIn(subject, language.shellNouns) && tellsAlone(statements.join(' '), language)
  const labelled = read.filter(isUnderstood)
  const problems = new Set(grammar.findings.map(({ line }) => line))
  const findings = read.filter((statement) => !isUnderstood(statement)).map(suggestionOf)
  // In a table of properties, one row says the same of several things.
  const isKnown = ({ label, subject, source }: LabelledStatement, { cell }: ClaimCandidate): boolean =>
    labelled.some(
      (other) =>
        other.source.first === source.first &&
        foldText(other.label) === foldText(label) &&
        (cell?.isTransposed !== true || foldText(other.subject) === foldText(subject)),
    )
  const isDefined = ({ line, term, cell, meaning }: ClaimCandidate): boolean =>
    definitions.some(
      (definition) =>
        definition.source.first <= line &&
        line <= definition.source.last &&
        stemmed(definition.term) === stemmed(term) &&
        (cell === null || stemmed(definition.meaning) === stemmed(meaning)),
    )
  const references = new Set<readonly string[]>()
  for (const { candidate, probability } of ranked) {
    const use = useOf(candidate, probability)
    if (use === 'none') continue
    if (candidate.cell !== null && isReference(candidate.cell)) {
      const { names, headings } = candidate.cell
      if (!references.has(headings)) findings.push(referenceAt(candidate.line, names))
      references.add(headings)
      continue
    }
    const statement = statementOf(candidate, language)
    if (isAmbiguous(candidate) || pointsAway(candidate)) continue
    if (statement === null || problems.has(candidate.line) || isNoLabel(statement.label, language)) continue
    if (isKnown(statement, candidate) || isDefined(candidate)) continue
    const isAsked =
      !isOffTopic(candidate, language) &&
      tellsAlone(candidate.meaning, language) &&
      !isIn(statement.subject, language.shellNouns)
    if (use === 'ask' && isAsked) labelled.push(statement)
    else findings.push(suggestionOf(statement))
  }
  return { labelled, findings }
}

function useOf(
  { cell }: ClaimCandidate,
  probability: RankedCandidate['probability'],
): 'ask' | 'suggest' | 'none' {
  if (cell !== null) {
    const { reading, use } = useOfColumn(probability)
    return reading === 'label' || cell.isTransposed ? use : 'none'
  }
  const { label, definition } = probability
  if (label < suggestFrom || label <= definition) return 'none'
  return label >= addFrom ? 'ask' : 'suggest'
}

/** Whether a label that the grammar reads names a step: an item of a numbered list that mostly says what to do. */
function isStep(
  { source, label }: LabelledStatement,
  ranked: readonly RankedCandidate[],
  { code }: LanguageData,
): boolean {
  const own = ranked.find(({ candidate: { line, term } }) => line === source.first && term === label)
  if (code !== 'en' || own?.candidate.block?.isOrdered !== true) return false
  const list = ranked.filter(({ candidate }) => candidate.list === own.candidate.list)
  const orders = list.filter(({ candidate }) => firstWordOf(candidate.meaning) === 'imperative')
  return orders.length * 2 > list.length
}

/** Whether a label announces a definition, or something beside the text, such as an example. */
const isNoLabel = (label: string, { asides }: LanguageData): boolean =>
  standaloneLabel(label)?.kind === 'definition' || isAside(label) || isIn(label, asides)

const isReference = ({ names, rest }: TableCell): boolean =>
  rest.length > 2 && names.length * rest.length > maxAskedCells

function referenceAt(line: number, names: readonly string[]): Finding {
  const found = `The table with the rows from “${names[0] ?? ''}” to “${names.at(-1) ?? ''}” is too large to be learned by heart.`
  return finding('G31', { line }, found)
}

/** Whether all that a label stands before is links to other sites: `To read: …`. */
const pointsAway = ({ block, meaning, items }: ClaimCandidate): boolean =>
  block !== null && items === null && isOnlyLinks(meaning, block)

/** Whether a row is named by its place or by an adjective, so that only the heading of the names says of what: `First`. */
const isOrdinal = ({ subject, cell }: ClaimCandidate, language: LanguageData): boolean =>
  cell !== null &&
  cell.nameHeading !== '' &&
  /^\p{L}+$/u.test(subject ?? '') &&
  ([language.degrees, language.sequencers].some((words) => isIn(subject ?? '', words)) ||
    (language.code === 'en' && isProperty(subject ?? '')))

function statementOf(candidate: ClaimCandidate, language: LanguageData): LabelledStatement | null {
  const { subject, meaning, cell, mark, block, items, file, line } = candidate
  const label = labelOf(candidate)
  if (subject === null || label === '' || subject === '') return null
  const isCode = cell === null || cell.isTransposed ? /^`[^`]+`$/u.test(subject) : mark === 'code'
  const isNumber = cell !== null && cell.nameHeading !== '' && /^[\d.,\s]+$/u.test(subject)
  const name = isNumber ? `${cell.nameHeading} ${subject}` : subject.replaceAll('`', '')
  const shown = isNumber
    ? name
    : isOrdinal(candidate, language)
      ? `${subject} (${cell?.nameHeading})`
      : subject
  const isInline = block === null || block.head === null || block.head.meaning !== ''
  return {
    subject: name,
    subjectShown: isCode ? `\`${name}\`` : shown,
    subjectIsCode: isCode,
    label: label.replace(/\s*[:：]$/u, ''),
    namesConcept: false,
    statements:
      items !== null ? [...items.texts] : isInline ? [meaning] : block.nested.filter((text) => text !== ''),
    source: {
      file,
      first: line,
      last: items?.lastLine ?? (block === null ? line : isInline ? block.source.last : block.nestedLastLine),
    },
  }
}

function suggestionOf({ subjectShown, label, statements, source }: LabelledStatement): Finding {
  const question = `${subjectShown}: ${/^\p{Lu}\p{Ll}/u.test(label) ? label.toLowerCase() : label}?`
  const found = `“${label}” may say something about ${subjectShown}`
  return suggest(source.first, found, { question, answer: statements.join('; ') })
}

import type { ClaimCandidate } from '#domain/claims/candidate'
import type { RankedCandidate } from '#domain/claims/rank-claims'
import { suggest } from '#domain/claims/suggest'
import type { Finding } from '#domain/findings/finding'
import type { Definition, LabelledStatement } from '#domain/lesson/parsed-lesson'
import { foldText, stemmed } from '#domain/lesson/words'

/** Probabilities at which a label is used, and at which it is suggested to the author. */
const thresholds = { add: 0.6, suggest: 0.45 }

/**
 * The statements that labels make about what a heading, an item around or the first cell of a row names.
 *
 * @param known labels that the grammar reads
 * @param definitions what the lesson defines; a text that defines something is no label
 */
export function readLabels(
  ranked: readonly RankedCandidate[],
  known: readonly LabelledStatement[],
  definitions: readonly Definition[],
): { labelled: LabelledStatement[]; findings: Finding[] } {
  const labelled = [...known]
  const findings: Finding[] = []
  const isKnown = ({ label, source }: LabelledStatement): boolean =>
    labelled.some((other) => other.source.first === source.first && foldText(other.label) === foldText(label))
  const isDefined = ({ line, term, cell, meaning }: ClaimCandidate): boolean =>
    definitions.some(
      (definition) =>
        definition.source.first <= line &&
        line <= definition.source.last &&
        stemmed(definition.term) === stemmed(term) &&
        (cell === null || stemmed(definition.meaning) === stemmed(meaning)),
    )
  for (const { candidate, probability } of ranked) {
    if (probability.label < thresholds.suggest || probability.label <= probability.definition) continue
    const statement = statementOf(candidate)
    if (statement === null || isKnown(statement) || isDefined(candidate)) continue
    if (probability.label >= thresholds.add) labelled.push(statement)
    else findings.push(suggestionOf(statement))
  }
  return { labelled, findings }
}

function statementOf(candidate: ClaimCandidate): LabelledStatement | null {
  const { subject, term, meaning, cell, mark, block, file, line } = candidate
  const label = cell?.heading ?? term
  if (subject === null || label === '' || subject === '') return null
  const isCode = cell === null ? /^`[^`]+`$/u.test(subject) : mark === 'code'
  const name = subject.replaceAll('`', '')
  const isInline = block === null || block.head === null || block.head.meaning !== ''
  return {
    subject: name,
    subjectShown: isCode ? `\`${name}\`` : subject,
    subjectIsCode: isCode,
    label: label.replace(/\s*[:：]$/u, ''),
    statements: isInline ? [meaning] : block.nested.filter((text) => text !== ''),
    source: {
      file,
      first: line,
      last: block === null ? line : isInline ? block.source.last : block.nestedLastLine,
    },
  }
}

function suggestionOf({ subjectShown, label, statements, source }: LabelledStatement): Finding {
  const question = `${subjectShown}: ${/^\p{Lu}\p{Ll}/u.test(label) ? label.toLowerCase() : label}?`
  const found = `“${label}” may say something about ${subjectShown}`
  return suggest(source.first, found, { question, answer: statements.join('; ') })
}

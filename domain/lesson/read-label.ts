import { finding, type Remark } from '#domain/findings/finding'
import { meaningOf, type CandidateIndex } from '#domain/lesson/candidate-index'
import { emptyExtraction, type Extraction } from '#domain/lesson/extraction'
import type { Candidate } from '#domain/lesson/find-candidates'
import { subjectOfLabel, statedSubject } from '#domain/lesson/label-subject'
import { contextualLabel, standaloneLabel } from '#domain/lesson/label-words'
import { makeDefinition, type Term } from '#domain/lesson/make-definition'

/** Reads a label as a definition of its subject or a statement about it, or reports why it is neither. */
export function readLabel(
  candidate: Candidate,
  titleSubject: string | null,
  index: CandidateIndex,
): Extraction {
  const { block, head, group } = candidate
  const report = (rule: Remark['rule'], found: string): Extraction => ({
    ...emptyExtraction,
    findings: [finding(rule, { line: block.source.first }, found)],
  })
  const subject = subjectOfLabel(block, titleSubject)
  if (subject === null) {
    return report(
      'G06',
      `“${head.term}” reads as a label, but no heading or bold item above it names what it is about.`,
    )
  }
  if (standaloneLabel(head.term)?.kind === 'definition') {
    const meaning = meaningOf(block, head, index)
    const name = { ...(statedSubject(meaning, subject) ?? subject), aliases: [] }
    return makeDefinition({ block, head, group: `label/${group}` }, name, meaning, index)
  }
  if (contextualLabel(head.term) === null) {
    return report(
      'G18',
      `“${head.term}” reads as a property of ${subject.term}, not as a term, and makes no card.`,
    )
  }
  return statementsOf(candidate, subject)
}

/** The statement that a label makes about its subject, unless that is only yes or no. */
function statementsOf({ block, head }: Candidate, subject: Term): Extraction {
  const isInline = head.meaning !== ''
  const statements = isInline ? [head.meaning] : block.nested.filter((text) => text !== '')
  const [first] = statements
  if (first === undefined || /^(?:yes|no|true|false|none|n\/a)(?:[.!,;]|$)/iu.test(first))
    return emptyExtraction
  return {
    ...emptyExtraction,
    labelled: [
      {
        subject: subject.term,
        subjectShown: subject.shown,
        subjectIsCode: subject.isCode,
        label: head.term,
        namesConcept: true,
        statements,
        source: { ...block.source, last: isInline ? block.source.last : block.nestedLastLine },
      },
    ],
  }
}

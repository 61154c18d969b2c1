import { finding, type Remark } from '#domain/findings/finding'
import { meaningOf, type CandidateIndex } from '#domain/lesson/candidate-index'
import { noClaims, type Claims } from '#domain/lesson/claims'
import type { Candidate } from '#domain/lesson/find-candidates'
import { subjectOfLabel, thingNamed } from '#domain/lesson/label-subject'
import { labelInCompany, plainLabel } from '#domain/lesson/label-words'
import { makeDefinition, type Named } from '#domain/lesson/make-definition'

/** Reads a label: it defines its subject, says something of it, or names a property that nobody asks for. */
export function readLabel(candidate: Candidate, titleSubject: string | null, index: CandidateIndex): Claims {
  const { block, head, group } = candidate
  const report = (rule: Remark['rule'], found: string): Claims => ({
    ...noClaims,
    findings: [finding(rule, { line: block.source.first }, found)],
  })
  const subject = subjectOfLabel(block, titleSubject)
  if (subject === null) {
    return report(
      'G06',
      `“${head.term}” reads as a label, but no heading or bold item above it names what it is about.`,
    )
  }
  if (plainLabel(head.term)?.kind === 'definition') {
    const meaning = meaningOf(block, head, index)
    const name = { ...(thingNamed(meaning, subject) ?? subject), aliases: [] }
    return makeDefinition({ block, head, group: `label/${group}` }, name, meaning, index)
  }
  if (labelInCompany(head.term) === null) {
    return report(
      'G18',
      `“${head.term}” reads as a property of ${subject.term}, not as a term, and makes no card.`,
    )
  }
  return statementsOf(candidate, subject)
}

/** What a label says of its subject, unless that is only yes or no. */
function statementsOf({ block, head }: Candidate, subject: Named): Claims {
  const isOwn = head.meaning !== ''
  const statements = isOwn ? [head.meaning] : block.nested.filter((text) => text !== '')
  const [first] = statements
  if (first === undefined || /^(?:yes|no|true|false|none|n\/a)(?:[.!,;]|$)/iu.test(first)) return noClaims
  return {
    ...noClaims,
    labelled: [
      {
        subject: subject.term,
        subjectShown: subject.shown,
        subjectIsCode: subject.isCode,
        label: head.term,
        statements,
        source: { ...block.source, last: isOwn ? block.source.last : block.nestedLastLine },
      },
    ],
  }
}

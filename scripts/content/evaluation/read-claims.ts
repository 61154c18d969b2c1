import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import type { Claim } from './claim.ts'

/** What the reader of lessons takes a lesson to claim. Statements are left out: every sentence could be one. */
export function readClaims(name: string, markdown: string): Claim[] {
  const lesson = parseLesson(name, readMarkdown(markdown))
  const { definitions, labelled, advice, authoredCards } = lesson
  return [
    ...definitions.map(({ term, aliases, meaning, source }) => ({
      ...{ kind: 'definition' as const, line: source.first, term, aliases, says: meaning },
    })),
    ...labelled.map(({ subject, label, statements, source }) => ({
      ...{ kind: 'label' as const, line: source.first, subject, label, says: statements.join(' ') },
    })),
    ...advice.map(({ what, reason, source }) => ({
      ...{ kind: 'advice' as const, line: source.first, what, says: reason },
    })),
    ...authoredCards.map(({ question, answer, source }) => ({
      ...{ kind: 'question' as const, line: source.first, what: question, says: answer },
    })),
  ]
}

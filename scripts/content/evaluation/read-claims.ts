import type { ClaimWeights } from '#domain/claims/claim-weights'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import type { Claim } from './claim.ts'

/** What the reader of lessons takes a lesson to claim. */
export function readClaims(name: string, markdown: string, weights?: ClaimWeights): Claim[] {
  const lesson = parseLesson(name, readMarkdown(markdown), weights)
  const { definitions, labelled, advice, authoredCards, questions, procedures, statements } = lesson
  return [
    ...definitions.map(({ term, aliases, meaning, source }) => ({
      ...{ kind: 'definition' as const, line: source.first, term, aliases, says: meaning },
    })),
    ...labelled.map(({ subject, label, statements: says, source }) => ({
      ...{ kind: 'label' as const, line: source.first, subject, label, says: says.join(' ') },
    })),
    ...advice.map(({ what, reason, source }) => ({
      ...{ kind: 'advice' as const, line: source.first, what, says: reason },
    })),
    ...[...authoredCards, ...questions].map(({ question, answer, source }) => ({
      ...{ kind: 'question' as const, line: source.first, what: question, says: answer },
    })),
    ...procedures.map(({ goal, steps, source }) => ({
      ...{ kind: 'procedure' as const, line: source.first, what: goal, steps },
    })),
    ...statements
      .filter(({ isKeyPoint }) => isKeyPoint)
      .map(({ text, source }) => ({ kind: 'statement' as const, line: source.first, says: text })),
  ]
}

import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Candidate } from '#domain/lesson/find-candidates'
import { findLabels } from '#domain/lesson/find-labels'
import { isAside } from '#domain/lesson/label-words'
import type { Head } from '#domain/lesson/read-head'
import { countWords, splitWords } from '#domain/lesson/words'

/** The candidates of a lesson by what one of them is judged by beside its own block. */
export interface CandidateIndex {
  labels: ReadonlySet<Candidate>
  /** Heads of the items that candidates are nested in. */
  parents: ReadonlySet<Head | null>
  /** The terms, not labels, of each group. */
  terms: ReadonlyMap<string, readonly Candidate[]>
}

export function indexCandidates(candidates: readonly Candidate[]): CandidateIndex {
  const labels = findLabels(candidates)
  const terms = candidates.filter((candidate) => !labels.has(candidate))
  return {
    labels,
    parents: new Set(candidates.map(({ block }) => block.parent)),
    terms: Map.groupBy(terms, ({ group }) => group),
  }
}

/** What a block says its head means; where that is nested below it, the first item, if it has words of its own. */
export function meaningOf(block: TextBlock, head: Head, { parents }: CandidateIndex): string {
  if (head.meaning !== '') return head.meaning
  const first = parents.has(head) ? '' : (block.nested[0] ?? '')
  const isNestedHead = /^[^:：]{1,30}[:：]/u.test(first)
  return !isNestedHead && countWords(first) >= 4 && !isAside(splitWords(first)[0] ?? '') ? first : ''
}

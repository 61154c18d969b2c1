import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Candidate } from '#domain/lesson/find-candidates'
import { findLabels } from '#domain/lesson/find-labels'
import { isAside } from '#domain/lesson/label-words'
import type { Head } from '#domain/lesson/read-head'
import { countWords, splitWords } from '#domain/lesson/words'

/** Lookups over all candidates of a lesson, for decisions that a single block does not settle. */
export interface CandidateIndex {
  labels: ReadonlySet<Candidate>
  /** Heads of the items that contain candidates. */
  parents: ReadonlySet<Head | null>
  /** The candidates of each group that are terms, not labels. */
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

/**
 * The meaning that a block gives for its head: the text after the separator, else the first nested item if that is
 * text rather than another term. `''` if there is neither.
 */
export function meaningOf(block: TextBlock, head: Head, { parents }: CandidateIndex): string {
  if (head.meaning !== '') return head.meaning
  // One nested item may be the meaning; several are a list.
  const isOne = block.nested.length === 1
  const first = parents.has(head) || !isOne ? '' : (block.nested[0] ?? '')
  const isHead = /^[^:：]{1,30}[:：]/u.test(first)
  return !isHead && countWords(first) >= 4 && !isAside(splitWords(first)[0] ?? '') ? first : ''
}

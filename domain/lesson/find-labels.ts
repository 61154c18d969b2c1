import type { Candidate } from '#domain/lesson/find-candidates'
import { isInTerms } from '#domain/lesson/find-candidates'
import { isAttribute, isKnownLabel, isPlural, plainLabel } from '#domain/lesson/label-words'
import { foldText, likeness } from '#domain/lesson/words'

/** Whether a meaning says what a thing is or does: it begins like a noun phrase or a verb in -s or -ing. */
function readsAsDefinition(meaning: string): boolean {
  return /^(?:an?|the|one|any|each|every|some)\s|^\p{L}+(?:ing|s)\s/iu.test(meaning)
}

/** Whether attributes are told of as things of their own: one is set apart, or several are `a name …`, `a value …`. */
function areDefined(members: readonly Candidate[]): boolean {
  const named = members.filter(({ head }) => !isPlural(head.term) && /^an?\s/iu.test(head.meaning))
  return named.length >= 2 || members.some(setsApart)
}

/** Whether a meaning tells its thing from others of its kind: `A collection that …`, `A tree whose …`. */
function setsApart({ head }: Candidate): boolean {
  return /^(?:an?|the|one)\s.*\s(?:that|which|who|whose|where)\s/iu.test(head.meaning)
}

/**
 * Labels: plain ones, and words that stand in their company or are repeated with others under
 * several headings, unless what is said under two headings tells of two things each time. */
export function findLabels(candidates: readonly Candidate[]): Set<Candidate> {
  const labels = new Set<Candidate>()
  const inGlossary = new Set<Candidate>()
  const byGroup = Map.groupBy(candidates, (candidate) => candidate.group)
  for (const members of byGroup.values()) {
    const plain = members.filter(({ head }) => !head.isCode && plainLabel(head.term) !== null)
    const inTermList = members.some(({ block }) => isInTerms(block))
    const isGlossary = inTermList && members[0]?.block.parent === null && members.length - plain.length >= 2
    if (isGlossary) {
      for (const candidate of members) inGlossary.add(candidate)
      continue
    }
    for (const candidate of plain) labels.add(candidate)
    const others = members.filter((candidate) => !labels.has(candidate))
    const areAttributes = others.every(({ head }) => !head.isCode && isAttribute(head.term))
    if (areAttributes && !areDefined(others)) for (const candidate of others) labels.add(candidate)
  }
  const free = candidates.filter((candidate) => !inGlossary.has(candidate))
  const byTerm = Map.groupBy(free, ({ head }) => foldText(head.term))
  const repeated = [...byTerm.values()].filter((same) => {
    const groups = new Set(same.map(({ group }) => group))
    const [first, ...others] = same
    return (
      groups.size >= 2 &&
      first !== undefined &&
      !others.every((other) => likeness(first.head.meaning, other.head.meaning) >= 0.8)
    )
  })
  for (const same of repeated) {
    const groups = [...new Set(same.map(({ group }) => group))]
    const companions = repeated.filter(
      (others) => groups.filter((group) => others.some((other) => other.group === group)).length >= 2,
    )
    const areTerms = groups.length === 2 && companions.every((others) => others.every(setsApart))
    if (!areTerms && (groups.length >= 3 || companions.length >= 2)) {
      for (const candidate of same) labels.add(candidate)
    }
  }
  for (const members of byGroup.values()) {
    if (!members.some((candidate) => labels.has(candidate))) continue
    for (const candidate of members) {
      if (
        !labels.has(candidate) &&
        (isKnownLabel(candidate.head.term) || !readsAsDefinition(candidate.head.meaning))
      ) {
        labels.add(candidate)
      }
    }
  }
  return labels
}

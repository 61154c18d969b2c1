import type { Candidate } from '#domain/lesson/find-candidates'
import { isInTermSection } from '#domain/lesson/find-candidates'
import { isAttribute, isKnownLabel, isPlural, standaloneLabel } from '#domain/lesson/label-words'
import { foldText, similarity } from '#domain/lesson/words'

/** Whether a meaning starts like a definition: with a determiner or a verb in -s or -ing. */
function readsAsDefinition(meaning: string): boolean {
  return /^(?:an?|the|one|any|all|both|each|every|some)\s|^\p{L}+(?:ing|s)\s/iu.test(meaning)
}

/** Whether attributes are defined as terms: one has a differentia, or several are `a name …`, `a value …`. */
function readAsTerms(members: readonly Candidate[]): boolean {
  const named = members.filter(({ head }) => !isPlural(head.term) && /^an?\s/iu.test(head.meaning))
  return named.length >= 2 || members.some(hasDifferentia)
}

/** Whether a meaning distinguishes its term from others of the same genus: `A collection that …`, `A tree whose …`. */
function hasDifferentia({ head }: Candidate): boolean {
  return /^(?:an?|the|one)\s.*\s(?:that|which|who|whose|where)\s/iu.test(head.meaning)
}

/** Whether a group is a glossary, in which even a word such as `Definition` is a term. */
function isGlossary(members: readonly Candidate[], standalone: readonly Candidate[]): boolean {
  const inTermList = members.some(({ block }) => isInTermSection(block))
  return inTermList && members[0]?.block.parent === null && members.length - standalone.length >= 2
}

/** The labels of one group: the standalone ones, or all members if the others are undefined attributes. */
function labelsOfGroup(members: readonly Candidate[], standalone: readonly Candidate[]): Candidate[] {
  const others = members.filter((candidate) => !standalone.includes(candidate))
  const areAttributes = others.every(({ head }) => !head.isCode && isAttribute(head.term))
  return areAttributes && !readAsTerms(others) ? [...members] : [...standalone]
}

/** The candidates whose term occurs in several groups with different meanings, by term. */
function repeatedWords(candidates: readonly Candidate[]): Candidate[][] {
  return [...Map.groupBy(candidates, ({ head }) => foldText(head.term)).values()].filter((same) => {
    const [first, ...others] = same
    const isOneMeaning = others.every(
      (other) => first === undefined || similarity(first.head.meaning, other.head.meaning) >= 0.8,
    )
    return groupsOf(same).length >= 2 && !isOneMeaning
  })
}

const groupsOf = (same: readonly Candidate[]) => [...new Set(same.map(({ group }) => group))]

/**
 * Labels recognised by repetition: words that occur in three groups, or in two groups that share another repeated word,
 * unless the meanings in the two groups all read as definitions of terms.
 */
function labelsByRepetition(candidates: readonly Candidate[]): Candidate[] {
  const repeated = repeatedWords(candidates)
  return repeated.flatMap((same) => {
    const groups = groupsOf(same)
    const coOccurring = repeated.filter(
      (others) => groupsOf(others).filter((group) => groups.includes(group)).length >= 2,
    )
    const areTerms = groups.length === 2 && coOccurring.every((others) => others.every(hasDifferentia))
    return !areTerms && (groups.length >= 3 || coOccurring.length >= 2) ? same : []
  })
}

/** The candidates that are labels: by their own words, by repetition, or because of other labels in their group. */
export function findLabels(candidates: readonly Candidate[]): Set<Candidate> {
  const groups = [...Map.groupBy(candidates, ({ group }) => group).values()].map((members) => ({
    members,
    standalone: members.filter(({ head }) => !head.isCode && standaloneLabel(head.term) !== null),
  }))
  const unlisted = groups.filter(({ members, standalone }) => !isGlossary(members, standalone))
  const labels = new Set([
    ...unlisted.flatMap(({ members, standalone }) => labelsOfGroup(members, standalone)),
    ...labelsByRepetition(unlisted.flatMap(({ members }) => members)),
  ])
  const isContextual = ({ head }: Candidate): boolean =>
    isKnownLabel(head.term) || !readsAsDefinition(head.meaning)
  const contextual = unlisted
    .filter(({ members }) => members.some((candidate) => labels.has(candidate)))
    .flatMap(({ members }) => members.filter(isContextual))
  return new Set([...labels, ...contextual])
}

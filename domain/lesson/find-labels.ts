import type { Candidate } from '#domain/lesson/find-candidates'
import { isInTermSection } from '#domain/lesson/find-candidates'
import { isAttribute, isKnownLabel, isPlural, standaloneLabel } from '#domain/lesson/label-words'
import { foldText, similarity } from '#domain/lesson/words'

/** Whether a meaning says what a thing is or does: it begins like a noun phrase or a verb in -s or -ing. */
function readsAsDefinition(meaning: string): boolean {
  return /^(?:an?|the|one|any|all|both|each|every|some)\s|^\p{L}+(?:ing|s)\s/iu.test(meaning)
}

/** Whether attributes are told of as things of their own: one is set apart, or several are `a name …`, `a value …`. */
function readAsTerms(members: readonly Candidate[]): boolean {
  const named = members.filter(({ head }) => !isPlural(head.term) && /^an?\s/iu.test(head.meaning))
  return named.length >= 2 || members.some(hasDifferentia)
}

/** Whether a meaning tells its thing from others of its kind: `A collection that …`, `A tree whose …`. */
function hasDifferentia({ head }: Candidate): boolean {
  return /^(?:an?|the|one)\s.*\s(?:that|which|who|whose|where)\s/iu.test(head.meaning)
}

/** Whether a group is a list of terms, in which a word such as `Definition` is a term like the others. */
function isGlossary(members: readonly Candidate[], standalone: readonly Candidate[]): boolean {
  const inTermList = members.some(({ block }) => isInTermSection(block))
  return inTermList && members[0]?.block.parent === null && members.length - standalone.length >= 2
}

/** Labels of a group by themselves: known ones, and attributes that stand alone or beside these. */
function labelsOfGroup(members: readonly Candidate[], standalone: readonly Candidate[]): Candidate[] {
  const others = members.filter((candidate) => !standalone.includes(candidate))
  const areAttributes = others.every(({ head }) => !head.isCode && isAttribute(head.term))
  return areAttributes && !readAsTerms(others) ? [...members] : [...standalone]
}

/** Words that several groups have, each time with another meaning. */
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
 * Labels by repetition: words of three groups, or of two that share another such word, unless what is said in the two
 * tells of two things each time.
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

/** Which of the candidates are labels: by themselves, by repetition, or in the company of such. */
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

import type { Decision } from '#domain/trace/decision'

/** So many questions are asked about a run at most. */
export const maxDecisions = 12
/** With fewer than so many, none are asked. */
const minDecisions = 3

const mostOfAKind = 2
/** What is worth less is trivial: whoever can read the line knows the answer. */
const minWorth = 2

/**
 * Chooses what to ask about a run: what matters most, at most once at a step and twice of the same kind at a line, in
 * order of the run. Empty if there is too little to ask about.
 */
export function chooseDecisions(candidates: readonly Decision[]): Decision[] {
  const byWorth = candidates
    .filter(({ worth }) => worth >= minWorth)
    .toSorted((a, b) => b.worth - a.worth || a.at - b.at)
  const chosen: Decision[] = []
  for (const candidate of byWorth) {
    if (chosen.length === maxDecisions) break
    const isAlike = (other: Decision) =>
      other.line === candidate.line && other.question.kind === candidate.question.kind
    if (chosen.some(({ at }) => at === candidate.at) || chosen.filter(isAlike).length >= mostOfAKind) continue
    chosen.push(candidate)
  }
  return chosen.length < minDecisions ? [] : chosen.toSorted((a, b) => a.at - b.at)
}

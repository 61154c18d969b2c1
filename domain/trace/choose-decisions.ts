import type { Decision } from '#domain/trace/decision'

/** So many questions are asked about a run at most. */
export const maxDecisions = 12
/** With fewer than so many, trivial ones are asked, too. */
const fewDecisions = 5
/** With fewer than so many, none are asked. */
const minDecisions = 3

const mostOfAKind = 2
/** From here on a decision is worth a question even if there are enough others. */
const worthAsking = 2

/**
 * Chooses what to ask about a run: what matters most, at most once at a step and twice of the same kind at a line, in
 * order of the run. What is trivial is asked only where there is too little else. Empty if too little is left.
 */
export function chooseDecisions(candidates: readonly Decision[]): Decision[] {
  const byWorth = candidates.toSorted((a, b) => b.worth - a.worth || a.at - b.at)
  const chosen: Decision[] = []
  for (const candidate of byWorth) {
    if (chosen.length === maxDecisions) break
    if (candidate.worth < worthAsking && chosen.length >= fewDecisions) break
    const isAlike = (other: Decision) =>
      other.line === candidate.line && other.question.kind === candidate.question.kind
    if (chosen.some(({ at }) => at === candidate.at) || chosen.filter(isAlike).length >= mostOfAKind) continue
    chosen.push(candidate)
  }
  return chosen.length < minDecisions ? [] : chosen.toSorted((a, b) => a.at - b.at)
}

/** An answer that says something about a belief. */
export interface BeliefSign {
  /** Id of the misconception, unique among all courses. */
  belief: string
  atMillis: number
  studyDay: number
  /** Whether it is the answer that the belief leads to; else it is right, where the belief leads to another one. */
  shows: boolean
}

/**
 * How a belief stands:
 * - `held`: the latest answer shows it;
 * - `in doubt`: answered right since, but on fewer than two days;
 * - `left behind`: answered right since, on at least two days.
 */
export const beliefStates = ['held', 'in doubt', 'left behind'] as const
export type BeliefState = (typeof beliefStates)[number]

export interface Belief<Sign extends BeliefSign = BeliefSign> {
  belief: string
  state: BeliefState
  /** The answers that showed it, oldest first; at least one. */
  shown: Sign[]
  /** The right answers since it was last shown, oldest first. */
  refutedBy: Sign[]
}

/** One right answer may be luck, and several of one day may come from remembering the first. */
const daysToLeave = 2

/**
 * The misconceptions that a learner's answers have ever shown, those held first and the latest shown first among them.
 *
 * @param signs in any order. Right answers to which a belief does not lead elsewhere, and guesses, are no signs.
 */
export function beliefs<Sign extends BeliefSign>(signs: readonly Sign[]): Belief<Sign>[] {
  const inOrder = signs.toSorted((a, b) => a.atMillis - b.atMillis)
  const found = [...Map.groupBy(inOrder, ({ belief }) => belief)].flatMap(([belief, own]): Belief<Sign>[] => {
    const last = own.findLastIndex(({ shows }) => shows)
    if (last < 0) return []
    const refutedBy = own.slice(last + 1)
    const days = new Set(refutedBy.map(({ studyDay }) => studyDay)).size
    const state = days === 0 ? 'held' : days < daysToLeave ? 'in doubt' : 'left behind'
    return [{ belief, state, shown: own.filter(({ shows }) => shows), refutedBy }]
  })
  const lastShown = ({ shown }: Belief<Sign>) => shown.at(-1)?.atMillis ?? 0
  const rank = ({ state }: Belief<Sign>) => beliefStates.indexOf(state)
  return found.toSorted((a, b) => rank(a) - rank(b) || lastShown(b) - lastShown(a))
}

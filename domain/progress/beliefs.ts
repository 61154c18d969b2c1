/** An answer that says something about a belief. */
export interface BeliefSign {
  /** Id of the misconception, unique among all courses. */
  belief: string
  atMillis: number
  studyDay: number
  /** Whether it is the answer that the belief leads to; else it is right, where the belief leads to another one. */
  shows: boolean
  /** Whether the learner had never been asked about the program before. */
  isNewProgram: boolean
}

/**
 * How a belief stands:
 * - `held`: the latest answer shows it;
 * - `in doubt`: answered right since, which is not enough;
 * - `left behind`: answered right since, on at least two days, and at least once about a program that was new.
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
  /** The study day on which it was left behind; null if it was not. */
  leftOnDay: number | null
}

/** One right answer may be luck, and several of one day may come from remembering the first. */
const daysToLeave = 2

/** The study day of the first right answer with which there are enough; null if there are not. */
function dayOfLeaving(refutedBy: readonly BeliefSign[]): number | null {
  const days = new Set<number>()
  // Being right about the same program again may only show that its output is remembered.
  let hasTransferred = false
  for (const { studyDay, isNewProgram } of refutedBy) {
    days.add(studyDay)
    hasTransferred ||= isNewProgram
    if (hasTransferred && days.size >= daysToLeave) return studyDay
  }
  return null
}

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
    const leftOnDay = dayOfLeaving(refutedBy)
    const state = refutedBy.length === 0 ? 'held' : leftOnDay === null ? 'in doubt' : 'left behind'
    return [{ belief, state, shown: own.filter(({ shows }) => shows), refutedBy, leftOnDay }]
  })
  const lastShown = ({ shown }: Belief<Sign>) => shown.at(-1)?.atMillis ?? 0
  const rank = ({ state }: Belief<Sign>) => beliefStates.indexOf(state)
  return found.toSorted((a, b) => rank(a) - rank(b) || lastShown(b) - lastShown(a))
}

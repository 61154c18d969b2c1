/** A graded answer to a question about a program. */
export interface BeliefAnswer {
  studyDay: number
  /** Identifies the program that the question was about. */
  program: string
  /** Beliefs that lead to a wrong answer about this program. */
  beliefs: readonly string[]
  /** The belief behind the answer; null if it was right, or wrong for no reason that is known. */
  held: string | null
  correct: boolean
}

/**
 * The beliefs that a learner left behind on a study day: they had once answered as the belief would have it, and on that
 * day were right about a program that they had not been asked about before and about which the belief would have
 * misled them; and they have not answered by it since. Being right about the same program again would only show that they
 * remember its output.
 *
 * @param answers the learner's, oldest first
 * @returns ids of the beliefs, each once
 */
export function beliefsLeftBehind(answers: readonly BeliefAnswer[], studyDay: number): string[] {
  const asked = new Set<string>()
  const held = new Set<string>()
  const left = new Map<string, number>()
  for (const answer of answers) {
    if (answer.held !== null) {
      held.add(answer.held)
      left.delete(answer.held)
    }
    if (answer.correct && !asked.has(answer.program)) {
      for (const belief of answer.beliefs.filter((each) => held.has(each))) {
        held.delete(belief)
        left.set(belief, answer.studyDay)
      }
    }
    asked.add(answer.program)
  }
  return [...left].filter(([, day]) => day === studyDay).map(([belief]) => belief)
}

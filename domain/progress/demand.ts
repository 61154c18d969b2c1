import type { ItemKind } from '#domain/items/items'
import { isGradedKind, isProduced } from '#domain/items/kind-rules'
import type { MasteryTest } from '#domain/progress/mastery'
import type { RecallTest } from '#domain/progress/recall-tests'

/** A question that a card can ask. */
interface Question {
  kind: ItemKind
  /** 0 for the card's own program or concept, 1, 2, … for the same about another program. */
  variant: number
}

/** What a card demands before it counts as known: the most that its questions can show. */
export interface Demand {
  /** A test of mastery, which a learner who only remembers what was shown cannot pass. */
  mastery: boolean
  /** The number of graded recall tests to pass in a row; 0 if it cannot be graded. */
  passesInRow: number
}

/** Guessing among three options is right this often in a row with a chance of 4 %. */
const passesAmongOptions = 3

/**
 * What a card demands before it counts as known. Who has seen it often can answer it from memory of its words, so
 * another program or an answer without options is demanded wherever the card has one. A card that has nothing but
 * options demands several passes in a row, because a single one can be guessed; one that only its learner can judge
 * demands nothing more than that judgement.
 *
 * @param questions all that the card can ask
 */
export function demandOf(questions: readonly Question[]): Demand {
  const graded = questions.filter(({ kind }) => isGradedKind(kind))
  const hasProduced = graded.some(({ kind }) => isProduced(kind))
  return {
    mastery: hasProduced || graded.some(({ variant }) => variant > 0),
    passesInRow: hasProduced ? 1 : graded.length > 0 ? passesAmongOptions : 0,
  }
}

/** A single slip on a new question says little, and there may be no other question left to make good for it. */
const latestMasteryTests = 2

/**
 * Whether the answers to a card have shown what it demands, whenever that was: whether it is still remembered, the
 * recall tests say.
 *
 * @param tests the card's recall tests, oldest first
 * @param masteryTests its tests of mastery, oldest first
 */
export function isDemandMet(
  { mastery, passesInRow }: Demand,
  tests: readonly RecallTest[],
  masteryTests: readonly MasteryTest[],
): boolean {
  if (mastery && !masteryTests.slice(-latestMasteryTests).some(({ passed }) => passed)) return false
  const latest = passesInRow === 0 ? [] : tests.slice(-passesInRow)
  return latest.length === passesInRow && latest.every(({ passed, basis }) => passed && basis === 'graded')
}

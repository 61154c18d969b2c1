import { randomFrom } from '#domain/random/random-from'
import { learnAheadMillis } from '#domain/schedule/learn-ahead'

export interface Queued {
  cardId: string
  /** Its main concept; cards that share one are siblings. Null for a card of no concept. */
  conceptId: string | null
  /** What its schedule says of when it is due. */
  schedule:
    | { state: 'New' }
    | { state: 'Learning' | 'Relearning'; dueAtMillis: number }
    | { state: 'Review'; dueDay: number }
}

/**
 * The order in which cards are shown: learning cards whose time has come, reviews by the day they fell due
 * (shuffled within it), new cards in the order in which they are given, and at last learning cards ahead of
 * their time. Siblings of one concept do not follow each other as long as something else can stand between.
 *
 * @param cards those that may be shown now; learning cards whenever due
 * @param now the instant in milliseconds and its study day
 * @param justSeen main concepts of the cards that were just shown, the latest last
 * @param most how many are wanted, at most
 */
export function orderQueue<Card extends Queued>(
  cards: Card[],
  now: { atMillis: number; studyDay: number },
  justSeen: (string | null)[],
  most = Infinity,
): Card[] {
  const learning = byRank(cards, ({ schedule }) =>
    schedule.state === 'Learning' || schedule.state === 'Relearning' ? [schedule.dueAtMillis] : null,
  )
  const reviews = byRank(cards, ({ schedule, cardId }) =>
    schedule.state === 'Review' ? [schedule.dueDay, randomFrom(`${now.studyDay}/${cardId}`)()] : null,
  )
  const fresh = cards.filter((card) => card.schedule.state === 'New')
  const isDue = (card: Card) => dueAtMillis(card.schedule) <= now.atMillis
  const isAhead = (card: Card) =>
    !isDue(card) && dueAtMillis(card.schedule) <= now.atMillis + learnAheadMillis
  const due = learning.filter(isDue)
  const seen = [...justSeen, ...due.map((card) => card.conceptId)]
  const others = siblingsApart([...reviews, ...fresh], seen, most - due.length)
  return [...due, ...others, ...learning.filter(isAhead)].slice(0, most)
}

function dueAtMillis(schedule: Queued['schedule']): number {
  return 'dueAtMillis' in schedule ? schedule.dueAtMillis : -Infinity
}

/** Those that have a rank, in its order. */
function byRank<T>(values: T[], rankOf: (value: T) => number[] | null): T[] {
  return values
    .map((value) => ({ value, rank: rankOf(value) }))
    .filter((entry): entry is { value: T; rank: number[] } => entry.rank !== null)
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map((entry) => entry.value)
}

function compareRanks(a: number[], b: number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

/** Keeps the order but for siblings, which wait until one or two others have been shown. */
function siblingsApart<Card extends Queued>(
  cards: readonly Card[],
  justSeen: (string | null)[],
  most: number,
): Card[] {
  const waiting = [...cards]
  const seen = [...justSeen]
  const ordered: Card[] = []
  while (waiting.length > 0 && ordered.length < most) {
    const apart = (distance: number) =>
      waiting.findIndex((card) => card.conceptId === null || !seen.slice(-distance).includes(card.conceptId))
    const index = [apart(2), apart(1), 0].find((found) => found >= 0)
    ordered.push(...waiting.splice(index ?? 0, 1))
    seen.push(ordered.at(-1)?.conceptId ?? null)
  }
  return ordered
}

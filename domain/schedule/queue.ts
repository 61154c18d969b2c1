import { LRUCache } from 'lru-cache'
import { randomFrom } from '#domain/random/random-from'
import { learnAheadMillis } from '#domain/schedule/learn-ahead'
import { byRank } from '#domain/schedule/rank'

export interface Queued {
  cardId: string
  /** Its main concept, which it shares with its siblings; null if it has none. */
  conceptId: string | null
  /** When it is due. */
  schedule:
    | { state: 'New' }
    | { state: 'Learning' | 'Relearning'; dueAtMillis: number }
    | { state: 'Review'; dueDay: number }
}

/**
 * The order in which cards are shown: learning cards that are due, reviews by due day (shuffled within a day), new
 * cards in the order given, and finally learning cards that will soon be due. Siblings are kept apart as long as there
 * are other cards to show between them.
 *
 * @param cards those that may be shown now, and learning cards due at any time
 * @param now the instant in milliseconds and its study day
 * @param justSeen main concepts of the cards shown last, the latest at the end
 * @param limit how many cards to return at most
 */
export function orderQueue<Card extends Queued>(
  cards: Card[],
  now: { atMillis: number; studyDay: number },
  justSeen: (string | null)[],
  limit = Infinity,
): Card[] {
  const learning = byRank(cards, ({ schedule }) =>
    schedule.state === 'Learning' || schedule.state === 'Relearning' ? [schedule.dueAtMillis] : null,
  )
  const reviews = byRank(cards, ({ schedule, cardId }) =>
    schedule.state === 'Review' ? [schedule.dueDay, lotOf(cardId, now.studyDay)] : null,
  )
  const fresh = cards.filter((card) => card.schedule.state === 'New')
  const isDue = (card: Card) => dueAtMillis(card.schedule) <= now.atMillis
  const isAhead = (card: Card) =>
    !isDue(card) && dueAtMillis(card.schedule) <= now.atMillis + learnAheadMillis
  const due = learning.filter(isDue)
  const seen = [...justSeen, ...due.map((card) => card.conceptId)]
  const others = siblingsApart([...reviews, ...fresh], seen, limit - due.length)
  return [...due, ...others, ...learning.filter(isAhead)].slice(0, limit)
}

/** Where a card stands among those of its due day: from 0 to 1, another number each study day. */
function lotOf(cardId: string, studyDay: number): number {
  const seed = `${studyDay}/${cardId}`
  const known = lots.get(seed)
  if (known !== undefined) return known
  const lot = randomFrom(seed)()
  lots.set(seed, lot)
  return lot
}

/** The same cards are ordered again after each answer. */
const lots = new LRUCache<string, number>({ max: 20_000 })

function dueAtMillis(schedule: Queued['schedule']): number {
  return 'dueAtMillis' in schedule ? schedule.dueAtMillis : -Infinity
}

/** Keeps the order, except that siblings wait until two other cards, or at least one, have been shown. */
function siblingsApart<Card extends Queued>(
  cards: readonly Card[],
  justSeen: (string | null)[],
  limit: number,
): Card[] {
  const waiting = [...cards]
  const seen = [...justSeen]
  const ordered: Card[] = []
  while (waiting.length > 0 && ordered.length < limit) {
    const apart = (distance: number) =>
      waiting.findIndex((card) => card.conceptId === null || !seen.slice(-distance).includes(card.conceptId))
    const index = [apart(2), apart(1), 0].find((found) => found >= 0)
    ordered.push(...waiting.splice(index ?? 0, 1))
    seen.push(ordered.at(-1)?.conceptId ?? null)
  }
  return ordered
}

import type { ItemKind } from '#domain/items/items'
import type { CardEvidence } from '#domain/progress/knowledge'
import type { Proof } from '#domain/progress/mastery'
import type { Standing } from '#domain/schedule/schedule'
import type { LoggedEvent } from '#server/study/logged-events'
import type { RatingInForce } from '#server/study/ratings-in-force'

/**
 * A card's part of a learner's log, and what it shows: the recall tests since the card was new, and the tests of mastery,
 * which no reset takes back.
 */
export interface RecordOfCard extends CardEvidence {
  /** What the schedule that follows from the log says. */
  standing: Standing
  /** All answers and resets, oldest first, with what each proves. */
  logged: readonly ProvenEvent[]
  /** The ratings and resets in force among them. */
  events: readonly (ProvenEvent & RatingInForce)[]
}

export interface ProvenEvent extends LoggedEvent {
  /** Null for a reset. */
  proof: Proof | null
  /** Of the question that was shown; null for a reset, and for a kind that is no longer known. */
  kind: ItemKind | null
}

/** A part of a learner's log: some of the cards, by id. It is the same object until one of them was answered. */
export type RecordPart = ReadonlyMap<string, RecordOfCard>

/** So few that adding up what follows from each costs little, and so many that an answer changes little. */
const partCount = 128

/**
 * A learner's log by card id, in parts. It never changes; after an answer there is another record, which shares all parts
 * but one with the one before. So what is computed of a part can be kept with it, see {@link ofParts}.
 */
export class AnswerRecord {
  readonly parts: readonly RecordPart[]
  /** In which part each card is. It is the same object for all records that were continued from one. */
  readonly #places: Map<string, number>

  private constructor(parts: readonly RecordPart[], places: Map<string, number>) {
    this.parts = parts
    this.#places = places
  }

  static of(cards: Iterable<readonly [string, RecordOfCard]>): AnswerRecord {
    const parts = Array.from({ length: partCount }, () => new Map<string, RecordOfCard>())
    const places = new Map<string, number>()
    for (const [cardId, card] of cards) parts[placeIn(places, cardId)]?.set(cardId, card)
    return new AnswerRecord(parts, places)
  }

  /** The record with some cards as they are now; those that `now` does not have are left out. */
  with(cardIds: readonly string[], now: ReadonlyMap<string, RecordOfCard>): AnswerRecord {
    const changed = Map.groupBy(cardIds, (cardId) => placeIn(this.#places, cardId))
    return new AnswerRecord(
      this.parts.map((part, index) => {
        const ids = changed.get(index)
        if (ids === undefined) return part
        const next = new Map(part)
        for (const cardId of ids) {
          const card = now.get(cardId)
          if (card === undefined) next.delete(cardId)
          else next.set(cardId, card)
        }
        return next
      }),
      this.#places,
    )
  }

  get(cardId: string): RecordOfCard | undefined {
    const place = this.#places.get(cardId)
    return place === undefined ? undefined : this.parts[place]?.get(cardId)
  }

  /** The same object for all records that were continued from one, so that something can be kept for all of them. */
  get origin(): object {
    return this.#places
  }

  entries(): [string, RecordOfCard][] {
    return this.parts.flatMap((part) => [...part])
  }

  cardIds(): string[] {
    return this.parts.flatMap((part) => [...part.keys()])
  }

  cards(): RecordOfCard[] {
    return this.parts.flatMap((part) => [...part.values()])
  }
}

/**
 * The ratings and resets in force of some cards, but for answers that were given in another program: they are no study
 * here, so no figure about days, times or kinds of answers has them. Those of one card are in order.
 */
export function* givenHere(cards: RecordPart): Generator<ProvenEvent & RatingInForce> {
  for (const { events } of cards.values()) {
    for (const each of events) if (each.event.kind !== 'rated' || each.event.basis !== 'imported') yield each
  }
}

/** The part of a card; a new one is put into the next part. */
function placeIn(places: Map<string, number>, cardId: string): number {
  const known = places.get(cardId)
  if (known !== undefined) return known
  const place = places.size % partCount
  places.set(cardId, place)
  return place
}

/**
 * Makes a function that computes something of each part of a record, and keeps it for as long as the part is the same.
 *
 * @param compute depends on nothing but the cards of the part and `given`
 * @param nameOf tells different values of `given` apart
 */
export function ofParts<Given, Result>(
  compute: (cards: RecordPart, given: Given) => Result,
  nameOf: (given: Given) => string,
): (record: AnswerRecord, given: Given) => Result[] {
  const kept = new WeakMap<RecordPart, { name: string; result: Result }>()
  return (record, given) => {
    const name = nameOf(given)
    return record.parts.map((part) => {
      const known = kept.get(part)
      if (known?.name === name) return known.result
      const result = compute(part, given)
      kept.set(part, { name, result })
      return result
    })
  }
}

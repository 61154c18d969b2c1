import { setImmediate } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { itemKinds, type ItemKind } from '#domain/items/items'
import { isProduced } from '#domain/items/kind-rules'
import { demandOf } from '#domain/progress/demand'
import { masteryTestOf, proofsOf, type AskedQuestion } from '#domain/progress/mastery'
import { testsOfCard } from '#domain/progress/recall-tests'
import { newSchedule, type Standing } from '#domain/schedule/schedule'
import { database } from '#server/database/database'
import { readContentRevision } from '#server/content/content-revision'
import type { Transaction, Work } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { RowReader } from '#server/row-reader'
import { questionsOfCards } from '#server/study/card-questions'
import { loggedEvents, type LoggedEvent } from '#server/study/logged-events'
import { distance, isIn, newestOwnRow, newestRow, rowsAfter, type LogRow } from '#server/study/log-rows'
import { isInForce } from '#server/study/ratings-in-force'
import {
  AnswerRecord,
  type ProvenEvent,
  type RecordOfCard,
  type RecordPart,
} from '#server/study/record-parts'
import { standingColumns, standingOf } from '#server/study/schedule-row'

interface ReadLog {
  cards: AnswerRecord
  /** How many events they have. */
  events: number
  /** The learner's newest row; undefined if there is none. */
  own: LogRow | undefined
}

interface KeptRecord extends ReadLog {
  /** The newest row when this was read, see `newestRow`. */
  newest: LogRow
  /** Which questions a card asks may change with the content. */
  contentRevision: number
}

/** What an event takes, in bytes. */
const eventBytes = 500

/** Of all learners together: they may take a sixth of the memory that this process may use. */
const maxEventsKept = Math.floor(getHeapStatistics().heap_size_limit / 6 / eventBytes)

const kept = new LRUCache<string, KeptRecord>({
  maxSize: maxEventsKept,
  sizeCalculation: ({ events }) => events + 1,
})

/** If more rows than this are new, and more than the learner has, reading the learner's log again is cheaper. */
const fewRows = 1_000

/**
 * A learner's log by card. It is read once and then kept in memory: as the log is append-only, only the cards that its
 * new rows are about are read again. So a page costs what has happened since the last one, and shows the same as if the
 * whole log were read.
 */
export async function answerRecord(db: Transaction, userId: string): Promise<AnswerRecord> {
  const newest = await newestRow(db, userId)
  if (newest === undefined) return AnswerRecord.of([])
  const contentRevision = await readContentRevision(db)
  const known = kept.get(userId)
  const isValid = known?.contentRevision === contentRevision && (await isIn(db, known.own))
  if (isValid && known.newest.id === newest.id) return known.cards
  const read =
    isValid && (await isContinued(db, known, newest))
      ? await continued(db, userId, known)
      : await wholeLog(db, userId)
  kept.set(userId, { ...read, newest, contentRevision })
  return read.cards
}

/** Cards that one transaction reads of a long log: they take some ten milliseconds. */
const cardsAtOnce = 250

/**
 * Reads from the database what needs a learner's {@link answerRecord}. A long log that is not in memory yet is brought
 * there before, in transactions so short that the answers and pages of others get their turn between them.
 */
export async function readWithRecord<T>(userId: string, work: Work<T>): Promise<T> {
  const begun = await database.read((db) => beginRecord(db, userId))
  if (begun !== null) {
    const { cardIds, ...rest } = begun
    const cards = new Map<string, RecordOfCard>()
    for (let start = 0; start < cardIds.length; start += cardsAtOnce) {
      const ids = cardIds.slice(start, start + cardsAtOnce)
      for (const [id, card] of await database.read((db) => recordOfCards(db, userId, ids)))
        cards.set(id, card)
      // Requests that have arrived meanwhile are looked at.
      await setImmediate()
    }
    // What has happened since `newest` is read by the next one who asks, like all that happens later.
    kept.set(userId, { ...rest, cards: AnswerRecord.of(cards), events: eventsIn(cards.values()) })
  }
  return database.read(work)
}

/** What to read of a log that is not in memory, and is too long for one transaction; null if there is no such. */
async function beginRecord(db: Transaction, userId: string) {
  const contentRevision = await readContentRevision(db)
  if (kept.get(userId)?.contentRevision === contentRevision) return null
  const newest = await newestRow(db, userId)
  if (newest === undefined) return null
  const rows = await db
    .selectFrom('ReviewLog')
    .select('cardId')
    .where('userId', '=', userId)
    .union(changedSchedules(db, userId).select('cardId'))
    .execute()
  if (rows.length <= cardsAtOnce) return null
  const own = await newestOwnRow(db, userId)
  return { cardIds: rows.map(({ cardId }) => cardId), newest, own, contentRevision }
}

async function wholeLog(db: Transaction, userId: string): Promise<ReadLog> {
  const cards = await recordOfCards(db, userId)
  const own = await newestOwnRow(db, userId)
  return { cards: AnswerRecord.of(cards), events: eventsIn(cards.values()), own }
}

const eventsIn = (cards: Iterable<RecordOfCard | undefined>) => {
  let events = 0
  for (const card of cards) events += card?.logged.length ?? 0
  return events
}

/** Whether an answer was graded by the app, and neither undone nor objected to. */
export const isGradedInForce = ({ event, isUndone }: LoggedEvent): boolean =>
  event.kind !== 'reset' && event.basis === 'graded' && !isUndone

/** Whether the log has only grown since then, and by little. */
async function isContinued(
  db: Transaction,
  { newest, events }: KeptRecord,
  newestNow: LogRow,
): Promise<boolean> {
  const added = distance(db, newest, newestNow)
  if (added < 0 || added > Math.max(fewRows, events)) return false
  return isIn(db, newest)
}

async function continued(db: Transaction, userId: string, known: KeptRecord): Promise<ReadLog> {
  const rows = await rowsAfter(db, userId, known.newest)
  const own = rows.at(-1)
  if (own === undefined) return known
  const changed = [...new Set(rows.map(({ cardId }) => cardId))]
  const now = await recordOfCards(db, userId, changed)
  const added = eventsIn(now.values()) - eventsIn(changed.map((cardId) => known.cards.get(cardId)))
  return { cards: known.cards.with(changed, now), events: known.events + added, own }
}

/**
 * Reads a learner's log by card, and the schedules that follow from it, without what is kept in memory.
 *
 * @param cardIds only these; by default, all
 */
export async function recordOfCards(
  db: Transaction,
  userId: string,
  cardIds?: readonly string[],
  reader = new RowReader(),
): Promise<RecordPart> {
  const logged = await loggedEvents(db, userId, cardIds, reader)
  const questions = await askedQuestions(db, [...new Set(logged.flatMap(({ itemId }) => itemId ?? []))])
  const ofCards = Map.groupBy(logged, ({ cardId }) => cardId)
  const askable = await questionsOfCards(db, [...ofCards.keys()])
  const standings = await standingsOf(db, userId, cardIds, reader)
  return new Map(
    [...new Set([...ofCards.keys(), ...standings.keys()])].map((cardId) => {
      const own = ofCards.get(cardId) ?? []
      const ofCard = askable.get(cardId) ?? []
      const hasVariants = ofCard.some(({ variant }) => variant > 0)
      const proofs = proofsOf(own, questions, hasVariants)
      const proven = own.map((each, i): ProvenEvent =>
        Object.assign(each, {
          proof: proofs[i] ?? null,
          kind: questions.get(each.itemId ?? '')?.kind ?? null,
        }),
      )
      const events = proven.filter(isInForce)
      const evidence = {
        tests: testsOfCard(events),
        masteryTests: proven.flatMap((each) => masteryTestOf(each, each.proof) ?? []),
      }
      const standing = standings.get(cardId) ?? newSchedule
      const demand = demandOf(ofCard)
      const practised = latestPractice(proven)
      return [cardId, { standing, logged: proven, events, ...evidence, demand, practised }]
    }),
  )
}

/** Whether the latest graded answer in practice since the card was new was right; null if there is none. */
function latestPractice(logged: readonly LoggedEvent[]): boolean | null {
  const lastReset = logged.findLastIndex(({ event, isUndone }) => event.kind === 'reset' && !isUndone)
  const latest = logged.findLast(
    (each, i) => i > lastReset && each.event.kind === 'practised' && isGradedInForce(each),
  )
  return latest?.correct ?? null
}

const changedSchedules = (db: Transaction, userId: string) =>
  db
    .selectFrom('CardSchedule')
    .where('userId', '=', userId)
    .where((eb) =>
      eb.or([eb('state', '<>', 'New'), eb('suspended', '=', true), eb('buriedUntilDay', 'is not', null)]),
    )

/** How the cards stand that a learner has answered or hidden; others are new. Damaged rows are left out. */
async function standingsOf(
  db: Transaction,
  userId: string,
  cardIds: readonly string[] | undefined,
  reader: RowReader,
): Promise<ReadonlyMap<string, Standing>> {
  const changed = changedSchedules(db, userId).select('cardId').select(standingColumns)
  const rows = await (
    cardIds === undefined
      ? changed
      : changed.where('cardId', 'in', jsonElements(sql.val(JSON.stringify(cardIds))))
  ).execute()
  return new Map(
    rows.flatMap(({ cardId, ...row }) => {
      const standing = reader.read(`schedule of card ${cardId}`, () => standingOf(row))
      return standing === null ? [] : [[cardId, standing]]
    }),
  )
}

const kindSchema = z.enum(itemKinds)

/** The questions of some items, by item id. An item of a kind that is no longer known is left out. */
async function askedQuestions(
  db: Transaction,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, AskedQuestion & { kind: ItemKind }>> {
  const rows = await db
    .selectFrom('Item')
    .where('id', 'in', jsonElements(sql.val(JSON.stringify(itemIds))))
    .select(['id', 'kind', 'runHash'])
    .execute()
  return new Map(
    rows.flatMap(({ id, kind: stored, runHash }) => {
      const kind = kindSchema.safeParse(stored)
      if (!kind.success) return []
      return [[id, { gives: runHash ?? id, isProduced: isProduced(kind.data), kind: kind.data }]]
    }),
  )
}

import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { itemKinds } from '#domain/items/items'
import { isProduced } from '#domain/items/kind-rules'
import { demandOf } from '#domain/progress/demand'
import type { CardEvidence } from '#domain/progress/knowledge'
import { masteryTestOf, proofsOf, type AskedQuestion, type Proof } from '#domain/progress/mastery'
import { testsOfCard } from '#domain/progress/recall-tests'
import { readContentRevision } from '#server/content/content-revision'
import type { Transaction } from '#server/database/sqlite-database'
import { jsonElements } from '#server/database/sqlite-functions'
import type { RowReader } from '#server/row-reader'
import { questionsOfCards } from '#server/study/card-questions'
import { loggedEvents, type LoggedEvent } from '#server/study/logged-events'
import { isInForce, type RatingInForce } from '#server/study/ratings-in-force'

/**
 * A card's part of a learner's log, and what it shows: the recall tests since the card was new, and the tests of mastery,
 * which no reset takes back.
 */
export interface RecordOfCard extends CardEvidence {
  /** All answers and resets, oldest first, with what each proves. */
  logged: readonly ProvenEvent[]
  /** The ratings and resets in force among them. */
  events: readonly RatingInForce[]
}

export interface ProvenEvent extends LoggedEvent {
  /** Null for a reset. */
  proof: Proof | null
}

/** A learner's log by card id. It is the same object until the learner has answered or the content has changed. */
export type AnswerRecord = ReadonlyMap<string, RecordOfCard>

interface ReadLog {
  cards: AnswerRecord
  /** The learner's newest row; undefined if there is none. */
  own: LogRow | undefined
}

interface KeptRecord extends ReadLog {
  events: number
  /** The newest row of all learners when this was read. */
  newest: LogRow
  /** Which questions a card asks may change with the content. */
  contentRevision: number
}

interface LogRow {
  number: number
  id: string
}

/** Of all learners together. An event takes about 300 bytes. */
const maxEventsKept = 200_000

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
  const newest = await newestRow(db)
  if (newest === undefined) return new Map()
  const contentRevision = await readContentRevision(db)
  const known = kept.get(userId)
  const isValid = known?.contentRevision === contentRevision && (await isIn(db, known.own))
  if (isValid && known.newest.id === newest.id) return known.cards
  const read =
    isValid && (await isContinued(db, known, newest))
      ? await continued(db, userId, known)
      : { cards: await recordOfCards(db, userId), own: await newestOwnRow(db, userId) }
  const events = [...read.cards.values()].reduce((sum, card) => sum + card.logged.length, 0)
  kept.set(userId, { ...read, events, newest, contentRevision })
  return read.cards
}

/**
 * The ratings and resets in force of a record, but for answers that were given in another program: they are no study here,
 * so no figure about days, times or kinds of answers has them. Those of one card are in order.
 */
export const givenHere = (record: AnswerRecord): RatingInForce[] =>
  [...record.values()].flatMap(({ events }) =>
    events.filter(({ event }) => event.kind !== 'rated' || event.basis !== 'imported'),
  )

/** Whether an answer was graded by the app, and neither undone nor objected to. */
export const isGradedInForce = ({ event, isUndone }: LoggedEvent): boolean =>
  event.kind !== 'reset' && event.basis === 'graded' && !isUndone

/** Whether the log of all learners has only grown since then, and by little. */
async function isContinued(
  db: Transaction,
  { newest, events }: KeptRecord,
  newestNow: LogRow,
): Promise<boolean> {
  const added = newestNow.number - newest.number
  if (added < 0 || added > Math.max(fewRows, events)) return false
  return isIn(db, newest)
}

async function continued(db: Transaction, userId: string, known: KeptRecord): Promise<ReadLog> {
  const rows = await numbered(db)
    .select('cardId')
    .where(rowNumber, '>', known.newest.number)
    .where(userIdWithoutIndex, '=', userId)
    .orderBy(rowNumber)
    .execute()
  const own = rows.at(-1)
  if (own === undefined) return known
  const changed = [...new Set(rows.map(({ cardId }) => cardId))]
  const now = await recordOfCards(db, userId, changed)
  const all = new Map(known.cards)
  for (const cardId of changed) {
    const card = now.get(cardId)
    if (card === undefined) all.delete(cardId)
    else all.set(cardId, card)
  }
  return { cards: all, own }
}

/**
 * Reads a learner's log by card, without what is kept in memory.
 *
 * @param cardIds only these; by default, all
 */
export async function recordOfCards(
  db: Transaction,
  userId: string,
  cardIds?: readonly string[],
  reader?: RowReader,
): Promise<AnswerRecord> {
  const logged = await loggedEvents(db, userId, cardIds, reader)
  const questions = await askedQuestions(db, [...new Set(logged.flatMap(({ itemId }) => itemId ?? []))])
  const ofCards = Map.groupBy(logged, ({ cardId }) => cardId)
  const askable = await questionsOfCards(db, [...ofCards.keys()])
  return new Map(
    [...ofCards].map(([cardId, own]) => {
      const ofCard = askable.get(cardId) ?? []
      const hasVariants = ofCard.some(({ variant }) => variant > 0)
      const proofs = proofsOf(own, questions, hasVariants)
      const proven = own.map((each, i): ProvenEvent => Object.assign(each, { proof: proofs[i] ?? null }))
      const events = proven.filter(isInForce)
      const evidence = {
        tests: testsOfCard(events),
        masteryTests: proven.flatMap((each) => masteryTestOf(each, each.proof) ?? []),
      }
      return [cardId, { logged: proven, events, ...evidence, demand: demandOf(ofCard) }]
    }),
  )
}

const kindSchema = z.enum(itemKinds)

/** The questions of some items, by item id. An item of a kind that is no longer known is left out. */
async function askedQuestions(
  db: Transaction,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, AskedQuestion>> {
  const rows = await db
    .selectFrom('Item')
    .where('id', 'in', jsonElements(sql.val(JSON.stringify(itemIds))))
    .select(['id', 'kind', 'runHash'])
    .execute()
  return new Map(
    rows.flatMap(({ id, kind: stored, runHash }) => {
      const kind = kindSchema.safeParse(stored)
      return kind.success ? [[id, { gives: runHash ?? id, isProduced: isProduced(kind.data) }]] : []
    }),
  )
}

/** SQLite numbers the rows of a table in the order in which they are inserted. */
const rowNumber = sql<number>`"ReviewLog".rowid`

/** The plus keeps SQLite from reading all of a learner's rows by an index. */
const userIdWithoutIndex = sql<string>`+"ReviewLog"."userId"`

const numbered = (db: Transaction) =>
  db.selectFrom('ReviewLog').select(['ReviewLog.id', rowNumber.as('number')])

const newestRow = (db: Transaction) => numbered(db).orderBy(rowNumber, 'desc').limit(1).executeTakeFirst()

/** The plus keeps SQLite from going through the rows of others, in order, until there is one of the learner. */
const newestOwnRow = (db: Transaction, userId: string) =>
  numbered(db)
    .where('userId', '=', userId)
    .orderBy(sql`+${rowNumber}`, 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whether a row is still in the log. It is not if it was rolled back, the file restored, or a learner's log replaced. */
async function isIn(db: Transaction, row: LogRow | undefined): Promise<boolean> {
  if (row === undefined) return true
  const found = await numbered(db).where(rowNumber, '=', row.number).executeTakeFirst()
  return found?.id === row.id
}

import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { z } from 'zod'
import type { AnkiReview } from '#domain/exchange/anki-log'
import { cardTypes, suspendedQueue } from '#domain/exchange/anki-schedule'
import { renderAnkiCard, type AnkiTemplate } from '#domain/exchange/anki-template'
import { readMessage } from '#domain/exchange/protobuf'
import {
  readForeignDatabase,
  UnreadableDatabaseError,
  type ForeignDatabase,
} from '#server/database/foreign-sqlite'
import { contentOf, openZip, ZipError } from '#server/zip/read-zip'

/** A card of an Anki collection. */
export interface AnkiCard {
  /** HTML, of unknown origin. */
  front: string
  back: string
  tags: string[]
  /** Its rows in the log, in any order. */
  reviews: readonly AnkiReview[]
  /** The column `type`, see `cardTypes`. */
  type: number
  isSuspended: boolean
  /** Days after the collection's first, on which it is due; or the second, if it is in a step. Null for a new card. */
  due: { day: number } | { second: number } | null
}

export interface AnkiPackage {
  /** Each is made when it is asked for: together, the cards of one large note could take more memory than there is. */
  cards: Iterable<AnkiCard>
  /** Number of rows in the collection's log. */
  answers: number
  collection: AnkiCollectionFacts
}

/** What has to be known of a collection to understand its cards and its log. */
export interface AnkiCollectionFacts {
  /** An instant on its first day, in seconds. */
  createdSecond: number
  /** Minutes by which the clocks were behind UTC then; null in collections from before this was stored. */
  minutesWest: number | null
  /** Whether its scheduler is the one since 2.1, in which every answer has one of four buttons. */
  hasFourButtons: boolean
}

/** There are more cards, or more answers to them, than can be taken over at once. */
export class TooManyCardsError extends Error {}

/** Ten years of a hundred answers a day are 365 000; an archive of an account holds 200 000. */
const maxAnswers = 100_000

/** No collection of text is larger; pictures and sounds are not in this file. */
const maxCollectionBytes = 100 * 1_024 * 1_024
/** Collections with pictures have thousands of files. */
const limits = { entries: 50_000, bytes: maxCollectionBytes }
const decompress = promisify(zstdDecompress)

/**
 * Reads the cards of a package (.apkg) or of a whole collection (.colpkg) of Anki, in the format of any version since
 * 2012. Pictures and sounds are not read.
 *
 * @throws ZipError, UnreadableDatabaseError, TooManyCardsError
 */
export async function readAnkiPackage(bytes: Uint8Array, maxCards: number): Promise<AnkiPackage> {
  const collection = await collectionOf(bytes)
  return readForeignDatabase(collection, (file) => readCollection(file, maxCards))
}

/** Newest first: beside the newest, the others only say that Anki is too old. */
const collections = ['collection.anki21b', 'collection.anki21', 'collection.anki2']
const [packedCollection] = collections

/** The database of a package. @throws ZipError, UnreadableDatabaseError */
async function collectionOf(bytes: Uint8Array): Promise<Uint8Array> {
  const files = new Map((await openZip(bytes, limits)).map((file) => [file.name, file]))
  const file = files.get(collections.find((name) => files.has(name)) ?? '')
  if (file === undefined) throw new UnreadableDatabaseError('The archive has no collection.')
  const content = await contentOf(file)
  return file.name === packedCollection ? unpacked(file.name, content) : content
}

/** The newest format is packed once more, with zstd. @throws ZipError */
async function unpacked(name: string, content: Uint8Array): Promise<Uint8Array> {
  try {
    return await decompress(content, { maxOutputLength: maxCollectionBytes })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) throw new ZipError('too-large', `${name} holds more than is read.`)
    throw new ZipError('damaged', `${name} is damaged.`)
  }
}

/** How the cards of a note are made. */
interface NoteType {
  isCloze: boolean
  /** Names of the fields in order. */
  fields: string[]
  /** By ordinal. */
  templates: ReadonlyMap<number, AnkiTemplate>
}

const noteRow = z.tuple([z.int(), z.int(), z.string(), z.string()])
/** What only a schedule depends on, so that a strange value leaves the card readable. */
const number = z.int().catch(0)
const cardRow = z.tuple([z.int(), z.int(), number, number, number, number, number, number])
const cardColumns = ['nid', 'ord', 'id', 'type', 'queue', 'due', 'odue', 'odid']
const reviewRow = z.tuple([number, number, number, number, number, number, number, number])
const reviewColumns = ['cid', 'id', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type']

function readCollection(file: ForeignDatabase, maxCards: number): AnkiPackage {
  const cardRows = parsed(cardRow, file.rows('cards', cardColumns, maxCards + 1))
  if (cardRows.length > maxCards) throw new TooManyCardsError(`There are more than ${maxCards} cards.`)
  const types = file.hasTable('notetypes') ? newNoteTypes(file) : oldNoteTypes(file)
  // Every card has a note, and some notes have no card.
  const noteRows = parsed(noteRow, file.rows('notes', ['id', 'mid', 'tags', 'flds'], 2 * maxCards))
  const notes = new Map(
    noteRows.map(([id, typeId, tags, values]) => [id, { typeId, tags, fields: fieldsOf(values) }]),
  )
  return {
    cards: cardsOf(cardRows.toSorted(byPosition), notes, types, reviewsByCard(file)),
    answers: file.hasTable('revlog') ? file.count('revlog') : 0,
    collection: factsOf(file),
  }
}

/** New cards come in the order in which Anki would have introduced them, after those that were. */
const byPosition = (a: z.output<typeof cardRow>, b: z.output<typeof cardRow>): number =>
  positionOf(a) - positionOf(b)

const positionOf = ([, , , type, , due]: z.output<typeof cardRow>): number =>
  type === cardTypes.New ? due : Number.MIN_SAFE_INTEGER

/** The log by the id of the card. @throws TooManyCardsError */
function reviewsByCard(file: ForeignDatabase): ReadonlyMap<number, AnkiReview[]> {
  if (!file.hasTable('revlog')) return new Map()
  const rows = parsed(reviewRow, file.rows('revlog', reviewColumns, maxAnswers + 1))
  if (rows.length > maxAnswers) throw new TooManyCardsError(`There are more than ${maxAnswers} answers.`)
  const reviews = new Map<number, AnkiReview[]>()
  for (const [cardId, id, ease, ivl, lastIvl, factor, time, type] of rows) {
    const review = { id, ease, ivl, lastIvl, factor, time, type }
    const others = reviews.get(cardId)
    if (others === undefined) reviews.set(cardId, [review])
    else others.push(review)
  }
  return reviews
}

const secondSchema = z.int().min(0).max(4_000_000_000).catch(0)
const settingsSchema = z.object({
  schedVer: z.int().catch(1),
  creationOffset: z.int().min(-1_440).max(1_440).nullable().catch(null),
})

function factsOf(file: ForeignDatabase): AnkiCollectionFacts {
  const [[createdSecond, json] = [0, ''] as const] = parsed(
    z.tuple([secondSchema, z.string().catch('')]),
    file.rows('col', ['crt', 'conf'], 1),
  )
  const settings = settingsSchema.safeParse(file.hasTable('config') ? newSettings(file) : parseJson(json))
  const { schedVer, creationOffset } = settings.data ?? { schedVer: 1, creationOffset: null }
  return { createdSecond, minutesWest: creationOffset, hasFourButtons: schedVer >= 2 }
}

const maxSettings = 5_000

/** Settings from schema 15 on: a table of JSON. */
const newSettings = (file: ForeignDatabase): Record<string, unknown> =>
  Object.fromEntries(
    parsed(z.tuple([z.string(), bytesSchema]), file.rows('config', ['key', 'val'], maxSettings)).map(
      ([key, value]) => [key, parseJson(new TextDecoder().decode(value))],
    ),
  )

interface Note {
  typeId: number
  tags: string
  fields: string[]
}

/** Characters of a field; what is longer makes its card too long, however it goes on. */
const maxFieldLength = 200_000

const fieldsOf = (values: string): string[] =>
  values.split('\u{1f}').map((field) => field.slice(0, maxFieldLength))

function* cardsOf(
  cardRows: readonly z.output<typeof cardRow>[],
  notes: ReadonlyMap<number, Note>,
  types: ReadonlyMap<number, NoteType>,
  reviews: ReadonlyMap<number, AnkiReview[]>,
): Generator<AnkiCard> {
  for (const [noteId, ordinal, id, type, queue, due, originalDue, originalDeck] of cardRows) {
    const note = notes.get(noteId)
    const noteType = note && types.get(note.typeId)
    const template = noteType?.templates.get(noteType.isCloze ? 0 : ordinal)
    if (note === undefined || noteType === undefined || template === undefined) continue
    const fields = new Map(noteType.fields.map((name, i) => [name, note.fields[i] ?? '']))
    const sides = renderAnkiCard(template, fields.set('Tags', ''), ordinal)
    yield {
      ...sides,
      tags: note.tags.split(/\s+/u).filter((tag) => tag !== ''),
      ...{ reviews: reviews.get(id) ?? [], type, isSuspended: queue === suspendedQueue },
      // A filtered deck keeps aside when the card would be due.
      due: type === cardTypes.New ? null : dueOf(originalDeck === 0 ? due : originalDue),
    }
  }
}

/** Days are counted from the collection's first, and instants in seconds, which are far larger. */
const dueOf = (due: number): AnkiCard['due'] => (due < firstSecond ? { day: due } : { second: due })
const firstSecond = 1_000_000_000

function parsed<Row>(schema: z.ZodType<Row>, rows: unknown[][]): Row[] {
  const found = schema.array().safeParse(rows)
  if (!found.success) throw new UnreadableDatabaseError(z.prettifyError(found.error))
  return found.data
}

const modelSchema = z.object({
  type: z.int().catch(0),
  flds: z.array(z.object({ name: z.string(), ord: z.int() })),
  tmpls: z.array(z.object({ ord: z.int(), qfmt: z.string(), afmt: z.string() })),
})
const clozeKind = 1

/** Note types up to schema 11: JSON in the only row of `col`. */
function oldNoteTypes(file: ForeignDatabase): Map<number, NoteType> {
  const [[json] = []] = parsed(z.tuple([z.string()]), file.rows('col', ['models'], 1))
  const models = z.record(z.string(), modelSchema).safeParse(parseJson(json ?? ''))
  if (!models.success) throw new UnreadableDatabaseError(z.prettifyError(models.error))
  return new Map(
    Object.entries(models.data).map(([id, { type, flds, tmpls }]) => [
      Number(id),
      {
        isCloze: type === clozeKind,
        fields: flds.toSorted((a, b) => a.ord - b.ord).map(({ name }) => name),
        templates: new Map(tmpls.map(({ ord, qfmt, afmt }) => [ord, { front: qfmt, back: afmt }])),
      },
    ]),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const maxNoteTypes = 5_000
const bytesSchema = z.instanceof(Uint8Array)
/** Numbers of fields in Anki's messages `Notetype.Config` and `Notetype.Template.Config`. */
const kindField = 1
const frontField = 1
const backField = 2

/** Note types from schema 15 on: tables, whose settings are messages in Protocol Buffers. */
function newNoteTypes(file: ForeignDatabase): Map<number, NoteType> {
  const types = parsed(
    z.tuple([z.int(), bytesSchema]),
    file.rows('notetypes', ['id', 'config'], maxNoteTypes),
  )
  const fields = parsed(
    z.tuple([z.int(), z.int(), z.string()]),
    file.rows('fields', ['ntid', 'ord', 'name'], 20 * maxNoteTypes),
  )
  const templates = parsed(
    z.tuple([z.int(), z.int(), bytesSchema]),
    file.rows('templates', ['ntid', 'ord', 'config'], 20 * maxNoteTypes),
  )
  const fieldsOfType = Map.groupBy(fields, ([type]) => type)
  const templatesOfType = Map.groupBy(templates, ([type]) => type)
  return new Map(
    types.map(([id, config]) => [
      id,
      {
        isCloze: readMessage(config)?.get(kindField) === clozeKind,
        fields: (fieldsOfType.get(id) ?? []).toSorted(([, a], [, b]) => a - b).map(([, , name]) => name),
        templates: new Map(
          (templatesOfType.get(id) ?? []).map(([, ord, settings]) => [ord, templateOf(settings)]),
        ),
      },
    ]),
  )
}

function templateOf(config: Uint8Array): AnkiTemplate {
  const message = readMessage(config)
  const textAt = (field: number) => {
    const value = message?.get(field)
    return value instanceof Uint8Array ? new TextDecoder().decode(value) : ''
  }
  return { front: textAt(frontField), back: textAt(backField) }
}

import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { z } from 'zod'
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
}

export interface AnkiPackage {
  /** Each is made when it is asked for: together, the cards of one large note could take more memory than there is. */
  cards: Iterable<AnkiCard>
  /** Number of answers in the collection's log. */
  answers: number
}

/** There are more cards than can be taken over at once. */
export class TooManyCardsError extends Error {}

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
const cardRow = z.tuple([z.int(), z.int()])

function readCollection(file: ForeignDatabase, maxCards: number): AnkiPackage {
  const cardRows = parsed(cardRow, file.rows('cards', ['nid', 'ord'], maxCards + 1))
  if (cardRows.length > maxCards) throw new TooManyCardsError(`There are more than ${maxCards} cards.`)
  const types = file.hasTable('notetypes') ? newNoteTypes(file) : oldNoteTypes(file)
  // Every card has a note, and some notes have no card.
  const noteRows = parsed(noteRow, file.rows('notes', ['id', 'mid', 'tags', 'flds'], 2 * maxCards))
  const notes = new Map(
    noteRows.map(([id, typeId, tags, values]) => [id, { typeId, tags, fields: fieldsOf(values) }]),
  )
  return {
    cards: cardsOf(cardRows, notes, types),
    answers: file.hasTable('revlog') ? file.count('revlog') : 0,
  }
}

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
): Generator<AnkiCard> {
  for (const [noteId, ordinal] of cardRows) {
    const note = notes.get(noteId)
    const type = note && types.get(note.typeId)
    const template = type?.templates.get(type.isCloze ? 0 : ordinal)
    if (note === undefined || type === undefined || template === undefined) continue
    const fields = new Map(type.fields.map((name, i) => [name, note.fields[i] ?? '']))
    const sides = renderAnkiCard(template, fields.set('Tags', ''), ordinal)
    yield { ...sides, tags: note.tags.split(/\s+/u).filter((tag) => tag !== '') }
  }
}

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

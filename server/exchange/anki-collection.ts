import { createHash } from 'node:crypto'
import type { RunPicture } from '#domain/exchange/exported-lesson'
import type { AnkiReview } from '#domain/exchange/anki-log'
import { cardTypes, type AnkiSchedule } from '#domain/exchange/anki-schedule'
import { sqliteBytes } from '#server/database/sqlite-bytes'

/** A note with its only card. */
export interface AnkiNote {
  /** The same in every export, so that an import updates the note and keeps its schedule. */
  stableId: string
  /** Its deck; `::` divides the names of decks within decks. */
  deck: { stableId: string; name: string }
  /** HTML, in the order of `ankiFields`. */
  fields: [front: string, back: string, source: string]
  /** A file that the fields show; null for none. */
  picture: RunPicture | null
  /** Without spaces. */
  tags: string[]
  /** What a learner did with it; null for a card that is new. */
  progress: { schedule: AnkiSchedule; reviews: readonly AnkiReview[] } | null
}

/** From when a collection counts its days. */
export interface AnkiBeginning {
  atMillis: number
  /** Minutes by which the learner's clocks were behind UTC then. */
  minutesWest: number
  /** Hour at which days begin. */
  rolloverHour: number
}

/** Version 11 of the format, which every version of Anki since 2012 reads. */
const schemaVersion = 11
const schema = `
  create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
    ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
    models text not null, decks text not null, dconf text not null, tags text not null);
  create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
    usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
    flags integer not null, data text not null);
  create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
    mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
    ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
    left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
  create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
    ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
    type integer not null);
  create table graves (usn integer not null, oid integer not null, type integer not null);
  create index ix_notes_usn on notes (usn);
  create index ix_cards_usn on cards (usn);
  create index ix_revlog_usn on revlog (usn);
  create index ix_cards_nid on cards (nid);
  create index ix_cards_sched on cards (did, queue, due);
  create index ix_revlog_cid on revlog (cid);
  create index ix_notes_csum on notes (csum);
`

/** Not yet synchronised with AnkiWeb. */
const unsynced = -1
const noteType = 'Retrace'
const ankiFields = ['Front', 'Back', 'Source'] as const
const css = `.card { font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.5; max-width: 40em; margin: 0 auto; }
.source { font-size: 14px; opacity: 0.75; }
.picture { margin-top: 1em; overflow-x: auto; }
.run { display: block; max-width: max(100%, 600px); height: auto; margin: 0 auto; border-radius: 6px; }
.nightMode .run, .night_mode .run { filter: invert(0.92) hue-rotate(180deg); }
`

/**
 * A collection in Anki's format with these notes. Equal notes give equal bytes.
 *
 * @param now when the notes count as changed: Anki takes over what is newer
 * @param beginning by which the schedules of the notes count days; needed only if they have one
 */
export function ankiCollection(
  notes: readonly AnkiNote[],
  now: Date,
  beginning: AnkiBeginning = { atMillis: now.getTime(), minutesWest: 0, rolloverHour: 4 },
): Uint8Array {
  const seconds = Math.floor(now.getTime() / 1000)
  const ids = new UniqueIds()
  const modelId = ids.of(`note type ${noteType}`)
  const named = new Map(notes.map(({ deck }) => [deck.stableId, deck.name]))
  const decks = new Map([...named].map(([key, name]) => [key, { id: ids.of(`deck ${key}`), name }]))
  const made = notes.map((note) => ({
    ...note,
    id: ids.of(`note ${note.stableId}`),
    deckId: decks.get(note.deck.stableId)?.id ?? defaultDeckId,
  }))
  return sqliteBytes(schema, [
    {
      table: 'col',
      columns: 'id crt mod scm ver dty usn ls conf models decks dconf tags'.split(' '),
      rows: [
        [
          ...[
            1,
            Math.floor(beginning.atMillis / 1_000),
            now.getTime(),
            now.getTime(),
            schemaVersion,
            0,
            0,
            0,
          ],
          JSON.stringify(configuration(modelId, beginning)),
          JSON.stringify({ [modelId]: model(modelId, seconds) }),
          JSON.stringify(
            Object.fromEntries([
              [defaultDeckId, deckRecord(defaultDeckId, 'Default', seconds)],
              ...[...decks.values()].map(({ id, name }) => [id, deckRecord(id, name, seconds)] as const),
            ]),
          ),
          JSON.stringify({ [defaultOptionsId]: deckOptions }),
          '{}',
        ],
      ],
    },
    {
      table: 'notes',
      columns: 'id guid mid mod usn tags flds sfld csum flags data'.split(' '),
      rows: made.map(({ id, stableId, tags, fields }) => [
        ...[id, guidOf(stableId), modelId, seconds, unsynced, tags.length === 0 ? '' : ` ${tags.join(' ')} `],
        ...[fields.join('\u{1f}'), withoutTags(fields[0]), checksum(fields[0]), 0, ''],
      ]),
    },
    {
      table: 'cards',
      columns: 'id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data'.split(
        ' ',
      ),
      rows: made.map(({ id, deckId, progress }, position) => {
        const schedule = progress?.schedule ?? newSchedule(position + 1)
        const { type, queue, due, ivl, factor, reps, lapses, left, data } = schedule
        return [
          ...[
            id,
            id,
            deckId,
            0,
            seconds,
            unsynced,
            type,
            queue,
            due,
            ivl,
            factor,
            reps,
            lapses,
            left,
            0,
            0,
            0,
          ],
          data,
        ]
      }),
    },
    {
      table: 'revlog',
      columns: 'id cid usn ease ivl lastIvl factor time type'.split(' '),
      rows: uniqueInstants(
        made.flatMap(({ id, progress }) =>
          (progress?.reviews ?? []).map((review) => ({ ...review, cardId: id })),
        ),
      ).map(({ id, cardId, ease, ivl, lastIvl, factor, time, type }) => [
        ...[id, cardId, unsynced, ease, ivl, lastIvl, factor, time, type],
      ]),
    },
  ])
}

/** New cards are due in the order of their position. */
const newSchedule = (position: number): AnkiSchedule => ({
  ...{
    type: cardTypes.New,
    queue: 0,
    due: position,
    ivl: 0,
    factor: 0,
    reps: 0,
    lapses: 0,
    left: 0,
    data: '',
  },
})

/** An instant identifies an answer in Anki: of two at the same one, one moves on by as little as there is. */
function uniqueInstants<Review extends AnkiReview>(reviews: readonly Review[]): Review[] {
  let last = -Infinity
  return reviews
    .toSorted((a, b) => a.id - b.id)
    .map((review) => {
      last = Math.max(review.id, last + 1)
      return { ...review, id: last }
    })
}

/** Identifies a note in every collection; an import with the same one updates the note. */
const guidOf = (stableId: string): string =>
  createHash('sha256').update(`retrace ${stableId}`).digest('base64url').slice(0, 16)

/** Numbers that look like the instants that Anki uses as ids, and are the same in every export. */
class UniqueIds {
  readonly #taken = new Set<number>()

  of(name: string): number {
    const hash = createHash('sha256').update(name).digest().readUIntBE(0, 6)
    let id = firstId + (hash % idRange)
    while (this.#taken.has(id)) id += 1
    this.#taken.add(id)
    return id
  }
}
/** From July 2012 on, before now. */
const firstId = 1_341_100_000_000
const idRange = 400_000_000_000

/** The text that Anki sorts and compares by. */
const withoutTags = (html: string): string => html.replaceAll(/<[^>]*>/gu, '').trim()

/** The number by which Anki finds notes that begin with the same field. */
const checksum = (field: string): number =>
  Number.parseInt(createHash('sha1').update(withoutTags(field)).digest('hex').slice(0, 8), 16)

const defaultDeckId = 1
const defaultOptionsId = 1

const model = (id: number, seconds: number) => ({
  ...{ id, name: noteType, type: 0, mod: seconds, usn: unsynced, sortf: 0, did: defaultDeckId, css },
  tmpls: [
    {
      ...{ name: 'Card', ord: 0, qfmt: '{{Front}}', did: null, bqfmt: '', bafmt: '' },
      afmt: '{{FrontSide}}<hr id="answer">{{Back}}<p class="source">{{Source}}</p>',
    },
  ],
  flds: ankiFields.map((name, ord) => ({
    ...{ name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] },
  })),
  ...{ latexPre: '', latexPost: '', latexsvg: false, req: [[0, 'any', [0]]], tags: [], vers: [] },
})

const deckRecord = (id: number, name: string, seconds: number) => ({
  ...{ id, name, mod: seconds, usn: unsynced, desc: '', dyn: 0, conf: defaultOptionsId, extendNew: 10 },
  ...{ extendRev: 50, collapsed: false, browserCollapsed: false, lrnToday: [0, 0], revToday: [0, 0] },
  ...{ newToday: [0, 0], timeToday: [0, 0] },
})

/** With the second scheduler: to the first, the buttons of the log would mean something else. */
const configuration = (modelId: number, { minutesWest, rolloverHour }: AnkiBeginning) => ({
  ...{ schedVer: 2, rollover: rolloverHour, creationOffset: minutesWest },
  ...{ nextPos: 1, estTimes: true, activeDecks: [defaultDeckId], sortType: 'noteFld', timeLim: 0 },
  ...{ sortBackwards: false, addToCur: true, curDeck: defaultDeckId, newBury: true, newSpread: 0 },
  ...{ dueCounts: true, curModel: modelId, collapseTime: 1200 },
})

/** Anki's own defaults; those of the receiving collection count. */
const deckOptions = {
  ...{
    id: defaultOptionsId,
    name: 'Default',
    mod: 0,
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
  },
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36_500, perDay: 200, hardFactor: 1.2 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  dyn: false,
}

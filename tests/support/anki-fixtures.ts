import Database from 'better-sqlite3'
import { zipSync } from 'fflate'
import { zstdCompressSync } from 'node:zlib'

/** A note with one card for each of its ordinals. */
export interface FixtureNote {
  fields: string[]
  tags?: string
  ordinals?: number[]
  /** What was done with its first card. */
  done?: FixtureProgress
}

export interface FixtureProgress {
  /** The columns of `cards`; by default, those of a new card. */
  card?: { type?: number; queue?: number; due?: number; odue?: number; odid?: number }
  reviews?: { atMillis: number; ease: number; type: number; factor?: number; time?: number }[]
}

/** When the collections began: at 4 o'clock on 1 November 2026 in UTC+1, and so on which day. */
const createdSecond = Date.UTC(2026, 10, 1, 3) / 1_000
export const firstDay = Date.UTC(2026, 10, 1) / 86_400_000

export interface FixtureType {
  fields: string[]
  templates: { front: string; back: string }[]
  isCloze?: boolean
  notes: FixtureNote[]
}

export const basicType = (notes: FixtureNote[]): FixtureType => ({
  fields: ['Front', 'Back'],
  templates: [{ front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' }],
  notes,
})

const sharedTables = `
  create table notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text,
    sfld integer, csum integer, flags integer, data text);
  create table cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer,
    type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer,
    odue integer, odid integer, flags integer, data text);
  create table revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
    factor integer, time integer, type integer);
`

/** @param answers number of rows in the log that are of no card */
function collection(types: FixtureType[], isNew: boolean, answers: number, settings: object): Uint8Array {
  const db = new Database(':memory:')
  db.exec(sharedTables)
  db.exec('begin')
  let id = 1
  for (const [i, type] of types.entries()) {
    for (const { fields, tags = '', ordinals = [0], done = {} } of type.notes) {
      const noteId = id++
      db.prepare('insert into notes (id, mid, tags, flds) values (?, ?, ?, ?)').run(
        ...[noteId, i + 1, tags, fields.join('\u{1f}')],
      )
      for (const [n, ordinal] of ordinals.entries()) {
        const { type: kind = 0, queue = 0, due = 0, odue = 0, odid = 0 } = (n === 0 && done.card) || {}
        db.prepare(
          'insert into cards (id, nid, ord, type, queue, due, odue, odid) values (?, ?, ?, ?, ?, ?, ?, ?)',
        ).run(id, noteId, ordinal, kind, queue, due, odue, odid)
        for (const { atMillis, ease, type: logged, factor = 2_500, time = 4_000 } of (n === 0 &&
          done.reviews) ||
          [])
          db.prepare(
            'insert into revlog (id, cid, ease, ivl, lastIvl, factor, time, type) values (?, ?, ?, 1, 1, ?, ?, ?)',
          ).run(atMillis + id, id, ease, factor, time, logged)
        id += 1
      }
    }
  }
  for (let i = 0; i < answers; i += 1) db.prepare('insert into revlog (id, cid) values (?, 0)').run(i)
  db.exec('commit')
  if (isNew) writeNewTypes(db, types, settings)
  else writeOldTypes(db, types, settings)
  const bytes = db.serialize()
  db.close()
  return bytes
}

function writeOldTypes(db: Database.Database, types: FixtureType[], settings: object): void {
  const models = types.map((type, i) => ({
    ...{ id: i + 1, name: 'type', type: type.isCloze === true ? 1 : 0 },
    // Not in their order, as in some real collections.
    flds: type.fields.map((name, ord) => ({ name, ord })).toReversed(),
    tmpls: type.templates.map(({ front, back }, ord) => ({ name: 'card', ord, qfmt: front, afmt: back })),
  }))
  db.exec('create table col (id integer primary key, crt integer, ver integer, conf text, models text)')
  db.prepare('insert into col values (1, ?, 11, ?, ?)').run(
    ...[createdSecond, JSON.stringify(settings)],
    JSON.stringify(Object.fromEntries(models.map((model) => [model.id, model]))),
  )
}

/** The tables of schema 18, with the collation that only Anki has. */
function writeNewTypes(db: Database.Database, types: FixtureType[], settings: object): void {
  db.exec(`
    create table col (id integer primary key, crt integer, ver integer, conf text, models text);
    insert into col values (1, ${createdSecond}, 18, '', '');
    create table config (key text not null primary key, usn integer, mtime_secs integer, val blob) without rowid;
    create table notetypes (id integer primary key, name text, mtime_secs integer, usn integer, config blob);
    create table fields (ntid integer, ord integer, name text, config blob, primary key (ntid, ord)) without rowid;
    create table templates (ntid integer, ord integer, name text, mtime_secs integer, usn integer, config blob,
      primary key (ntid, ord)) without rowid;
  `)
  for (const [key, value] of Object.entries(settings))
    db.prepare('insert into config (key, val) values (?, ?)').run(key, Buffer.from(JSON.stringify(value)))
  for (const [i, type] of types.entries()) {
    const config = type.isCloze === true ? Buffer.from([0x08, 0x01]) : Buffer.from([])
    db.prepare('insert into notetypes (id, name, config) values (?, ?, ?)').run(i + 1, 'type', config)
    for (const [ord, name] of type.fields.entries())
      db.prepare('insert into fields (ntid, ord, name) values (?, ?, ?)').run(i + 1, ord, name)
    for (const [ord, { front, back }] of type.templates.entries()) {
      const message = Buffer.concat([textField(1, front), textField(2, back), textField(3, 'browser')])
      db.prepare('insert into templates (ntid, ord, name, config) values (?, ?, ?, ?)').run(
        ...[i + 1, ord, 'card', message],
      )
    }
  }
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  db.exec(`update sqlite_schema set sql = replace(sql, 'name text', 'name text collate unicase')
    where name in ('notetypes', 'fields', 'templates')`)
}

function textField(number: number, text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = []
  let left = bytes.length
  while (left >= 0x80) {
    length.push((left & 0x7f) | 0x80)
    left >>>= 7
  }
  return Buffer.concat([Buffer.from([number * 8 + 2, ...length, left]), bytes])
}

/** Settings of a collection with a version of Anki's scheduler, of which the first had three buttons in steps. */
export const ofScheduler = (schedVer: number) => ({ schedVer, creationOffset: -60 })

/** A package as Anki wrote it up to version 2.1.49. */
export const oldPackage = (
  types: FixtureType[],
  answers = 0,
  settings: object = ofScheduler(2),
): Uint8Array =>
  zipSync({
    'collection.anki2': collection(types, false, answers, settings),
    media: Buffer.from('{"0": "cat.jpg"}'),
    '0': Buffer.from('x'),
  })

/** A package as Anki has written it since, with the note that older versions show instead. */
export const newPackage = (
  types: FixtureType[],
  answers = 0,
  settings: object = ofScheduler(2),
): Uint8Array =>
  zipSync({
    meta: Buffer.from([0x08, 0x03]),
    'collection.anki21b': zstdCompressSync(collection(types, true, answers, settings)),
    'collection.anki2': collection([basicType([{ fields: ['Please update Anki.', ''] }])], false, 0, {}),
    media: zstdCompressSync(Buffer.from([])),
  })

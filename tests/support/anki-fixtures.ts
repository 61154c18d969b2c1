import Database from 'better-sqlite3'
import { zipSync } from 'fflate'
import { zstdCompressSync } from 'node:zlib'

/** A note with one card for each of its ordinals. */
export interface FixtureNote {
  fields: string[]
  tags?: string
  ordinals?: number[]
}

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

/** @param answers number of rows in the log */
function collection(types: FixtureType[], isNew: boolean, answers: number): Uint8Array {
  const db = new Database(':memory:')
  db.exec(sharedTables)
  db.exec('begin')
  let id = 1
  for (const [i, type] of types.entries()) {
    for (const { fields, tags = '', ordinals = [0] } of type.notes) {
      const noteId = id++
      db.prepare('insert into notes (id, mid, tags, flds) values (?, ?, ?, ?)').run(
        ...[noteId, i + 1, tags, fields.join('\u{1f}')],
      )
      for (const ordinal of ordinals)
        db.prepare('insert into cards (id, nid, ord) values (?, ?, ?)').run(id++, noteId, ordinal)
    }
  }
  for (let i = 0; i < answers; i += 1) db.prepare('insert into revlog (id, cid) values (?, 1)').run(i)
  db.exec('commit')
  if (isNew) writeNewTypes(db, types)
  else writeOldTypes(db, types)
  const bytes = db.serialize()
  db.close()
  return bytes
}

function writeOldTypes(db: Database.Database, types: FixtureType[]): void {
  const models = types.map((type, i) => ({
    ...{ id: i + 1, name: 'type', type: type.isCloze === true ? 1 : 0 },
    // Not in their order, as in some real collections.
    flds: type.fields.map((name, ord) => ({ name, ord })).toReversed(),
    tmpls: type.templates.map(({ front, back }, ord) => ({ name: 'card', ord, qfmt: front, afmt: back })),
  }))
  db.exec('create table col (id integer primary key, ver integer, models text)')
  db.prepare('insert into col values (1, 11, ?)').run(
    JSON.stringify(Object.fromEntries(models.map((model) => [model.id, model]))),
  )
}

/** The tables of schema 18, with the collation that only Anki has. */
function writeNewTypes(db: Database.Database, types: FixtureType[]): void {
  db.exec(`
    create table col (id integer primary key, ver integer, models text);
    insert into col values (1, 18, '');
    create table notetypes (id integer primary key, name text, mtime_secs integer, usn integer, config blob);
    create table fields (ntid integer, ord integer, name text, config blob, primary key (ntid, ord)) without rowid;
    create table templates (ntid integer, ord integer, name text, mtime_secs integer, usn integer, config blob,
      primary key (ntid, ord)) without rowid;
  `)
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

/** A package as Anki wrote it up to version 2.1.49. */
export const oldPackage = (types: FixtureType[], answers = 0): Uint8Array =>
  zipSync({
    'collection.anki2': collection(types, false, answers),
    media: Buffer.from('{"0": "cat.jpg"}'),
    '0': Buffer.from('x'),
  })

/** A package as Anki has written it since, with the note that older versions show instead. */
export const newPackage = (types: FixtureType[], answers = 0): Uint8Array =>
  zipSync({
    meta: Buffer.from([0x08, 0x03]),
    'collection.anki21b': zstdCompressSync(collection(types, true, answers)),
    'collection.anki2': collection([basicType([{ fields: ['Please update Anki.', ''] }])], false, 0),
    media: zstdCompressSync(Buffer.from([])),
  })

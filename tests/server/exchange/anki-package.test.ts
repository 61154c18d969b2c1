import Database from 'better-sqlite3'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import { ankiPackage } from '#server/exchange/anki-package'
import { hostileLine, hostileText, lessonSaying } from '#tests/support/hostile-items'
import { readHtml, textOfHtml } from '#tests/support/html-text'
import { sampleFace } from '#tests/support/sample-face'

const noteSchema = z.object({
  id: z.int(),
  guid: z.string(),
  mid: z.int(),
  tags: z.string(),
  flds: z.string(),
})
const cardSchema = z.object({
  nid: z.int(),
  did: z.int(),
  due: z.int(),
  type: z.literal(0),
  queue: z.literal(0),
})
const namedSchema = z.record(z.string(), z.looseObject({ id: z.int(), name: z.string() }))

/** A package as Anki's documented schema says. */
function readPackage(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const names = Object.keys(files)
  const db = new Database(Buffer.from(files['collection.anki2'] ?? []))
  try {
    const [col] = z
      .array(z.object({ ver: z.literal(11), decks: z.string(), models: z.string() }))
      .parse(db.prepare('select ver, decks, models from col').all())
    return {
      names,
      notes: noteSchema.array().parse(db.prepare('select * from notes order by rowid').all()),
      cards: cardSchema.array().parse(db.prepare('select * from cards order by due').all()),
      decks: namedSchema.parse(JSON.parse(col?.decks ?? '')),
      models: namedSchema.parse(JSON.parse(col?.models ?? '')),
      problems: db.pragma('integrity_check', { simple: true }),
    }
  } finally {
    db.close()
  }
}

const now = new Date('2026-11-30T12:00:00Z')
const lesson = (title: string, answers: string[]): ExportedLesson => ({
  ...{ id: `python/${title.toLowerCase()}`, title, course: { id: 'python', title: 'Python: a start' } },
  items: answers.map((answer) => ({
    ...{ id: `python/${answer}/statement`, role: 'card' },
    face: sampleFace({ answer, accepted: [answer] }),
  })),
})

test('every card is a note in the deck of its lesson, and is new', () => {
  const { names, notes, cards, decks, models, problems } = readPackage(
    ankiPackage([lesson('Names', ['binding', 'scope']), lesson('Loops', ['iterator'])], now),
  )
  expect(names).toEqual(['collection.anki2', 'media'])
  expect(problems).toBe('ok')
  expect(
    cards.map(({ nid, did }) => [
      notes.find(({ id }) => id === nid)?.flds.includes('iterator'),
      decks[did]?.name,
    ]),
  ).toEqual([
    [false, 'Python: a start::Names'],
    [false, 'Python: a start::Names'],
    [true, 'Python: a start::Loops'],
  ])
  expect(notes.every(({ mid }) => models[mid]?.name === 'Retrace')).toBe(true)
  expect(new Set(notes.map(({ tags }) => tags))).toEqual(
    new Set([' retrace python::names self-graded ', ' retrace python::loops self-graded ']),
  )
})

test('a later export has the same ids for the same cards, and others for new ones', () => {
  const before = readPackage(ankiPackage([lesson('Names', ['binding', 'scope'])], now))
  const later = new Date('2027-03-01T12:00:00Z')
  const after = readPackage(ankiPackage([lesson('Names', ['closure', 'scope', 'binding'])], later))
  const guids = ({ notes }: typeof before) => new Set(notes.map(({ guid }) => guid))
  expect(guids(after).size).toBe(3)
  expect([...guids(after)]).toEqual(expect.arrayContaining([...guids(before)]))
  expect(new Set(Object.keys(after.decks))).toEqual(new Set(Object.keys(before.decks)))
})

test('the fields say what the cards say, whatever that is', () => {
  fc.assert(
    fc.property(hostileText, hostileLine, (text, line) => {
      const { notes } = readPackage(ankiPackage([lessonSaying(text, line)], now))
      const fields = notes.map(({ flds }) => flds.split('\u{1f}'))
      const graded = fields.find(([, back = '']) => textOfHtml(back) === text + text)
      expect(textOfHtml(graded?.[0] ?? '')).toBe(text)
      expect(fields.some(([front = '']) => textOfHtml(front) === text + text)).toBe(true)
      expect(fields.flat().some((html) => html.includes('['))).toBe(false)
      expect(JSON.stringify(fields.map(([front = '']) => readHtml(front)))).not.toContain('"tagName":"img"')
    }),
    { numRuns: 30 },
  )
})

test('programs keep their colours without a style sheet', () => {
  const code = 'async def main():\n    return "<b>"'
  const [note] = readPackage(
    ankiPackage(
      [
        {
          ...lesson('Names', []),
          items: [{ id: 'a', role: 'card', face: sampleFace({ kind: 'output-typed', code, answer: '1' }) }],
        },
      ],
      now,
    ),
  ).notes
  expect(note?.flds).toContain('<span style="color:#6f2da8">def</span>')
  expect(note?.flds).not.toContain('class=')
  expect(textOfHtml(note?.flds.split('\u{1f}')[0] ?? '')).toBe(`What is it?${code}`)
})

import { zipSync } from 'fflate'
import Database from 'better-sqlite3'
import { setImmediate } from 'node:timers/promises'
import { zstdCompressSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { database } from '#server/database/database'
import { readDeck } from '#server/own/own-cards'
import { createDeck, deleteDeck, listDecks } from '#server/own/own-decks'
import { readImport } from '#server/own/import-cards'
import { removeUnfinishedImports, storeImport } from '#server/own/store-import'
import { studyQueue } from '#server/study/study-queue'
import {
  basicType,
  firstDay,
  newPackage,
  oldPackage,
  type FixtureNote,
  type FixtureType,
} from '#tests/support/anki-fixtures'
import { readCard } from '#server/cards/read-card'
import { studyDayOf } from '#domain/schedule/study-day'
import { ratingsOfDay } from '#server/study/ratings-of-day'
import { undoReview } from '#server/study/undo-review'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'
import { everyRow } from '#tests/support/every-row'
import { makeLearner } from '#tests/support/sample-course'

const now = new Date('2026-11-30T08:00:00Z')

async function read(bytes: Uint8Array) {
  const found = await readImport(bytes, now)
  if (found.kind === 'refused') throw new Error(found.problem)
  return {
    ...found,
    sides: found.cards.map(({ face: { own, answer } }) => [own?.front, answer]),
    html: found.cards.map(({ face: { own } }) => [own?.frontHtml, own?.backHtml]),
    tags: found.cards.map(({ tags }) => tags),
  }
}

const problemOf = async (bytes: Uint8Array) => {
  const found = await readImport(bytes, now)
  return found.kind === 'refused' ? found.problem : null
}

const clozeType: FixtureType = {
  fields: ['Text', 'Extra'],
  templates: [{ front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>{{Extra}}' }],
  isCloze: true,
  notes: [
    {
      fields: ['{{c1::Zanzibar::an island}} is in the {{c2::Indian Ocean}}.', 'Since 1964 in Tanzania.'],
      ordinals: [0, 1],
    },
  ],
}

for (const [format, pack] of [
  ['old', oldPackage],
  ['new', newPackage],
] as const) {
  describe(`a package of Anki in the ${format} format`, () => {
    test('gives a card for each card of its notes', async () => {
      const reversed: FixtureType = {
        fields: ['Word', 'Meaning', 'Note'],
        templates: [
          {
            front: '{{Word}}',
            back: '{{FrontSide}}<hr id="answer">{{Meaning}}{{#Note}} ({{Note}}){{/Note}}',
          },
          { front: '{{Meaning}}{{^Note}}?{{/Note}}', back: '{{Word}}' },
        ],
        notes: [
          { fields: ['dhow', 'a ship', 'sails'], ordinals: [0, 1], tags: ' sea Africa::East ' },
          { fields: ['pemba', 'an island', ''], ordinals: [0, 1] },
        ],
      }
      const { sides, tags } = await read(pack([reversed]))
      expect(sides).toEqual([
        ['dhow', 'a ship (sails)'],
        ['a ship', 'dhow'],
        ['pemba', 'an island'],
        ['an island?', 'pemba'],
      ])
      expect(tags[0]).toEqual(['sea', 'africa::east'])
    })

    test('gives a card for each cloze', async () => {
      const { sides } = await read(pack([clozeType]))
      expect(sides).toEqual([
        [
          '**\\[an island\\]** is in the Indian Ocean.',
          '**Zanzibar** is in the Indian Ocean.  \nSince 1964 in Tanzania.',
        ],
        [
          'Zanzibar is in the **\\[…\\]**.',
          'Zanzibar is in the **Indian Ocean**.  \nSince 1964 in Tanzania.',
        ],
      ])
    })

    test('gives each card its answers, and lets it stand where it stood', async () => {
      const given = (day: number, ease: number, type: number) => ({
        ...{ atMillis: now.getTime() + (day - 29) * 86_400_000, ease, type },
      })
      const answered = [given(0, 3, 0), given(1, 3, 0), given(4, 3, 1)]
      const notes: FixtureNote[] = [
        { fields: ['in review', 'a'], done: { card: { type: 2, queue: 2, due: 40 }, reviews: answered } },
        {
          fields: ['lent to a filtered deck', 'a'],
          done: { card: { type: 2, queue: 2, due: -9, odue: 41, odid: 7 }, reviews: answered },
        },
        { fields: ['suspended', 'a'], done: { card: { type: 2, queue: -1, due: 42 }, reviews: answered } },
        { fields: ['forgotten', 'a'], done: { card: { type: 0, queue: 0, due: 1 }, reviews: answered } },
        { fields: ['crammed', 'a'], done: { reviews: [{ ...given(3, 3, 3), factor: 0 }] } },
      ]
      const userId = await makeLearner(`follower of the ${format} format`)
      const { cards, report } = await read(pack([basicType(notes)], 3))
      expect(report).toMatchObject({ answers: 12, leftOut: { answers: 4 } })
      await storeImport(userId, 'Followed', cards, now)
      const stored = await database.read((db) =>
        db
          .selectFrom('CardSchedule as schedule')
          .innerJoin('Card', 'Card.id', 'schedule.cardId')
          .innerJoin('Item', 'Item.id', 'Card.itemId')
          .where('schedule.userId', '=', userId)
          .orderBy('Item.face')
          .select(['Item.face', 'state', 'suspended', 'dueDay', 'reps'])
          .execute(),
      )
      const promptOf = (face: string) => (JSON.parse(face) as { prompt: string }).prompt
      expect(
        stored.map(({ face, dueDay, ...rest }) => [
          promptOf(face),
          dueDay && dueDay - firstDay,
          ...Object.values(rest),
        ]),
      ).toEqual([
        ['crammed', null, 'New', 0, 0],
        ['forgotten', null, 'New', 0, 0],
        ['in review', 40, 'Review', 0, 3],
        ['lent to a filtered deck', 41, 'Review', 0, 3],
        ['suspended', 42, 'Review', 1, 3],
      ])
    })

    test('says what it leaves out', async () => {
      const { report } = await read(
        pack(
          [
            basicType([
              { fields: ['<img src="cat.jpg">', 'a cat'] },
              { fields: ['a cat <img src="cat.jpg">', 'miaow [sound:cat.mp3]'] },
              { fields: ['long', 'x'.repeat(20_001)] },
              { fields: ['deep', '<div>'.repeat(15_000)] },
              { fields: ['longer', `<b>${'x'.repeat(2_000_000)}</b>`] },
              { fields: ['', ''] },
              { fields: ['kept', 'as it is'] },
            ]),
          ],
          7,
        ),
      )
      expect(report).toMatchObject({
        cards: 2,
        answers: 0,
        leftOut: { empty: 2, tooLong: 3, media: 1, answers: 7 },
      })
    })
  })
}

test('the collection of a newer Anki counts, not the note for older ones beside it', async () => {
  const { sides } = await read(newPackage([basicType([{ fields: ['newer', 'yes'] }])]))
  expect(sides).toEqual([['newer', 'yes']])
})

test('hostile HTML does nothing', async () => {
  const hostile = [
    '<img src=x onerror=alert(1)>text<script>alert(1)</script><style>*{display:none}</style>',
    '<a href="javascript:alert(1)">link</a><iframe src="//evil"></iframe><svg><script>alert(1)</script></svg>',
    '&lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(1)) `a` **b** &lt;http://evil&gt; # no heading',
    '</p></div><form action="//evil"><input></form><b onclick=alert(1)>bold</b>',
  ]
  const { html } = await read(oldPackage([basicType(hostile.map((field) => ({ fields: [field, 'back'] })))]))
  expect(html.flat().join('')).not.toMatch(/<(?!\/?(?:p|strong)\b)/u)
  expect(html[0]?.[0]).toBe('<p dir="auto">text</p>')
  expect(html[2]?.[0]).toContain(
    '&#x3C;img src=x onerror=alert(1)> [x](javascript:alert(1)) `a` **b** &#x3C;http://evil> # no heading',
  )
  expect(html[3]?.[0]).toContain('<strong>bold</strong>')
})

describe('a text file', () => {
  const text = (content: string) => new TextEncoder().encode(content)

  test('has a card in each row, whatever divides its fields', async () => {
    const rows = [
      ['dhow', 'a ship'],
      ['pemba', 'an island'],
    ]
    for (const separator of ['\t', ',', ';']) {
      const { sides } = await read(text(rows.map((row) => row.join(separator)).join('\r\n')))
      expect(sides).toEqual(rows)
    }
  })

  test('may have fields in quotation marks', async () => {
    const { html } = await read(text('"a, ""b""","two\nlines"\n'))
    expect(html).toEqual([['<p dir="auto">a, "b"</p>', '<p dir="auto">two<br>\nlines</p>']])
  })

  test('may be one that Anki wrote', async () => {
    const { sides, tags } = await read(
      text('#separator:tab\n#html:true\n#tags column:3\n<b>a</b>\tb\tsea sand\n'),
    )
    expect(sides).toEqual([['**a**', 'b']])
    expect(tags).toEqual([['sea', 'sand']])
  })

  test('means its characters, not markup', async () => {
    const { html } = await read(text('1. *a* <b> `c` [d](e) & # f\tg\n'))
    expect(html[0]?.[0]).toBe('<p dir="auto">1. *a* &#x3C;b> `c` [d](e) &#x26; # f</p>')
  })
})

describe('what is refused', () => {
  test('a file that is neither an archive nor text, or an archive of something else', async () => {
    expect(await problemOf(new Uint8Array([0, 1, 2, 255]))).toBe('unreadable')
    expect(
      await problemOf(new TextEncoder().encode('PK not really an archive, though it begins like one')),
    ).toBe('unreadable')
    expect(await problemOf(zipSync({ 'a.txt': Buffer.from('x') }))).toBe('unreadable')
    expect(await problemOf(zipSync({ 'collection.anki2': Buffer.from('no database') }))).toBe('unreadable')
    expect(await problemOf(zipSync({ 'collection.anki21b': Buffer.from('no zstd') }))).toBe('unreadable')
    expect(await problemOf(new Uint8Array())).toBe('no-cards')
  })

  test('an archive that is cut off anywhere', async () => {
    const whole = oldPackage([basicType([{ fields: ['a', 'b'] }])])
    for (let length = 2; length < whole.length; length += 37)
      expect(await problemOf(whole.slice(0, length))).toBe('unreadable')
  })

  test('a bomb of 200 MB, and one that lies about its size', async () => {
    const bytes = Buffer.alloc(200 * 1_024 * 1_024)
    const deflated = zipSync({ 'collection.anki2': bytes.subarray(0, 101 * 1_024 * 1_024) }, { level: 1 })
    expect(await problemOf(deflated)).toBe('too-large')
    expect(await problemOf(zipSync({ 'collection.anki21b': zstdCompressSync(bytes) }))).toBe('too-large')
    const liar = Buffer.from(zipSync({ 'collection.anki2': Buffer.from('x'.repeat(1_000)) }))
    const entry = liar.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    liar.writeUInt32LE(0xffff_fff0, entry + 24)
    expect(await problemOf(liar)).toBe('unreadable')
    liar.writeUInt32LE(0xffff_fff0, entry + 20)
    expect(await problemOf(liar)).toBe('unreadable')
  })

  test('more cards than can be taken over', async () => {
    const notes = Array.from({ length: 50_000 }, (_, i) => ({ fields: [`q${i}`, 'a'], ordinals: [0, 0] }))
    expect(await problemOf(oldPackage([basicType(notes)]))).toBe('too-many')
    const rows = Array.from({ length: 5_001 }, (_, i) => `q${i}\ta`).join('\n')
    expect(await problemOf(new TextEncoder().encode(rows))).toBe('too-many')
  })

  test('a note of 40 MB with thousands of cards, each of which would take as much memory', async () => {
    const note = { fields: ['x'.repeat(20_000_000), 'y'.repeat(20_000_000)], ordinals: Array(2_000).fill(0) }
    const type = { ...basicType([note]), templates: [{ front: '<b>{{Front}}</b>', back: '<b>{{Back}}</b>' }] }
    expect(await problemOf(oldPackage([type]))).toBe('no-cards')
  })

  test('all but the latest of tens of thousands of answers to one card', async () => {
    const reviews = Array.from({ length: 20_000 }, (_, i) => ({
      ...{ atMillis: now.getTime() - i * 60_000, ease: 3, type: 1 },
    }))
    const { cards, report } = await read(
      oldPackage([
        basicType([{ fields: ['a', 'b'], done: { card: { type: 2, queue: 2, due: 40 }, reviews } }]),
      ]),
    )
    expect(report).toMatchObject({ answers: 1_000, leftOut: { answers: 19_000 } })
    const latest = Math.max(...reviews.map(({ atMillis }) => atMillis))
    expect((cards[0]?.history?.events.at(-1)?.atMillis ?? 0) - latest).toBeLessThan(1_000)
  })

  test('tables that are views, or whose columns are computed', async () => {
    const file = new Database(':memory:')
    file.exec(`
      create table col (models text);
      create table notes (id, mid, tags, flds);
      create view cards as with recursive n(nid) as (select 1 union all select nid + 1 from n) select nid, 0 as ord from n;
    `)
    expect(await problemOf(zipSync({ 'collection.anki2': file.serialize() }))).toBe('unreadable')
    file.exec(
      'drop view cards; create table cards (nid integer, ord integer as (length(zeroblob(999999999))))',
    )
    expect(await problemOf(zipSync({ 'collection.anki2': file.serialize() }))).toBe('unreadable')
    file.close()
  })

  test('names that lead elsewhere are only names', async () => {
    const files = { '../../collection.anki2': Buffer.from('x'), '/etc/passwd': Buffer.from('x') }
    expect(await problemOf(zipSync(files))).toBe('unreadable')
  })
})

describe('storing', () => {
  test('makes a deck of new cards, in the order of the file', async () => {
    const userId = await makeLearner('importer')
    const { cards } = await read(
      oldPackage([basicType([{ fields: ['first', '1'] }, { fields: ['second', '2'], tags: 'x' }])]),
    )
    const deckId = await storeImport(userId, 'Imported', cards, now)
    expect(await readDeck(userId, deckId, 'x', 1)).toMatchObject({ total: 1, title: 'Imported' })
    const queue = await studyQueue(userId, now)
    expect(queue.cards.map((card) => card.face.prompt)).toEqual(['first', 'second'])
  })

  test('makes nothing known, and takes nothing of the day', async () => {
    const userId = await makeLearner('arriver')
    const reviews = [20, 10, 0].map((daysAgo) => ({
      ...{ atMillis: now.getTime() - daysAgo * 86_400_000 - 1_000, ease: 3, type: 1 },
    }))
    const done = { card: { type: 2, queue: 2, due: 20 }, reviews }
    const { cards } = await read(oldPackage([basicType([{ fields: ['Unguja', 'an island'], done }])]))
    await storeImport(userId, 'Islands', cards, now)
    const cardId = await database.read(async (db) => {
      const today = studyDayOf(now.getTime(), { timeZone: 'UTC', rolloverHour: 4 })
      const dayBoundary = { timeZone: 'UTC', rolloverHour: 4 }
      expect(await ratingsOfDay(db, userId, today, dayBoundary)).toMatchObject({ rated: 0, introduced: 0 })
      const rows = await db
        .selectFrom('CardSchedule')
        .select(['cardId', 'state'])
        .where('userId', '=', userId)
        .execute()
      expect(rows).toMatchObject([{ state: 'Review' }])
      expect(await schedulesUnlikeTheirLog(db, userId)).toEqual([])
      return rows[0]?.cardId ?? ''
    })
    const card = await readCard({ id: userId, isAuthor: false }, cardId, now)
    expect(card).toMatchObject({ knowledge: 'not sure yet', tests: { selfGraded: { of: 0 } }, reps: 3 })
    expect(card?.history).toHaveLength(4)
    expect(card?.history.every(({ isImported }) => isImported)).toBe(true)
    expect(await undoReview(userId, card?.history[0]?.id ?? '', now)).not.toMatchObject({ kind: 'undone' })
  })

  test('is all or nothing', async () => {
    const userId = await makeLearner('unlucky')
    await createDeck(userId, 'Kept', now)
    const done = { reviews: [{ atMillis: now.getTime() - 60_000, ease: 3, type: 1 }] }
    const { cards } = await read(
      oldPackage([basicType(Array.from({ length: 250 }, (_, i) => ({ fields: [`q${i}`, 'a'], done })))]),
    )
    const [first] = cards
    if (first === undefined) throw new Error('There is no card.')
    const broken = [...cards, { ...first, tags: ['twice', 'twice'] }]
    const before = await database.read(everyRow)
    await expect(storeImport(userId, 'Broken', broken, now)).rejects.toThrow(/unique/iu)
    expect(await database.read(everyRow)).toEqual(before)
  })

  test('that a dying server left half done is undone by the next start, and a deck that was deleted is not', async () => {
    const userId = await makeLearner('interrupted')
    const { cards } = await read(
      oldPackage([basicType(Array.from({ length: 120 }, (_, i) => ({ fields: [`q${i}`, 'a'] })))]),
    )
    const deleted = await storeImport(userId, 'Deleted', cards.slice(0, 1), now)
    await deleteDeck(userId, deleted, new Date(now.getTime() + 1))
    const before = await database.read(everyRow)
    const dead = new Error('The server is dead.')
    // From then on, this process can no more write than a dead one.
    const writes = [vi.spyOn(database, 'write'), vi.spyOn(database, 'writeOf')]
    await storeImport(userId, 'Half', cards, now, () => {
      for (const write of writes) write.mockRejectedValue(dead)
    }).catch((error: unknown) => expect(error).toBe(dead))
    for (const write of writes) write.mockRestore()
    expect(await database.read(everyRow)).not.toEqual(before)
    expect(await removeUnfinishedImports()).toBe(1)
    expect(await database.read(everyRow)).toEqual(before)
    expect(await removeUnfinishedImports()).toBe(0)
  })

  test('lets others have their turn, who see all of the deck or nothing', async () => {
    const userId = await makeLearner('patient')
    const { cards } = await read(
      oldPackage([basicType(Array.from({ length: 350 }, (_, i) => ({ fields: [`q${i}`, 'a'] })))]),
    )
    const seen: (number | null)[] = []
    let isStored = false
    const stored = storeImport(userId, 'Large', cards, now).finally(() => (isStored = true))
    while (!isStored) {
      // As requests arrive.
      await setImmediate()
      const [deck] = await listDecks(userId, now)
      const { cards: shown } = await studyQueue(userId, now)
      expect(shown.length > 0).toBe(deck !== undefined)
      seen.push(deck?.cards ?? null)
    }
    await stored
    expect(seen.filter((count) => count === null).length).toBeGreaterThan(2)
    expect(seen.every((count) => count === null || count === 350)).toBe(true)
    expect(await listDecks(userId, now)).toMatchObject([{ cards: 350, waiting: 350 }])
  })

  test('as many cards as there may be takes a bearable time', async () => {
    const userId = await makeLearner('collector')
    const notes = Array.from({ length: 5_000 }, (_, i) => ({
      fields: [
        `What is <b>number</b> ${i}?<br><i>Think.</i>`,
        `<div>It is ${i}.</div><ul><li>a</li><li>b</li></ul>`,
      ],
      tags: 'numbers',
    }))
    const { cards } = await read(newPackage([basicType(notes)]))
    await storeImport(userId, 'Numbers', cards, now)
    expect(await listDecks(userId, now)).toMatchObject([{ cards: 5_000 }])
  })
})

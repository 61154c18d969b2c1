import { beforeAll, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { databaseFileOf } from '#server/settings'

const named = prepared<{ title: string; max: number }>()((db, value) =>
  db
    .selectFrom('Course')
    .select('id')
    .where('title', '=', value('title'))
    .where('position', '>', 0)
    .orderBy('id')
    .limit(value('max')),
)

beforeAll(() =>
  database.write((db) =>
    db
      .insertInto('Course')
      .values(['a', 'b', 'c'].map((id, position) => ({ id, title: id < 'c' ? 'early' : 'late', position })))
      .execute(),
  ),
)

test('a prepared query is run with other values each time', async () => {
  const ids = (title: string, max: number) =>
    database.read(async (db) => (await named.all(db, { title, max })).map(({ id }) => id))
  expect(await ids('early', 9)).toEqual(['b'])
  expect(await ids('late', 9)).toEqual(['c'])
  expect(await ids('late', 0)).toEqual([])
  expect(await ids(`' OR 1 = 1 --`, 9)).toEqual([])
  expect(await database.read((db) => named.first(db, { title: 'none', max: 1 }))).toBeUndefined()
})

test('a value that is missing is an error, and not null', async () => {
  // @ts-expect-error the type says it too
  await expect(database.read((db) => named.all(db, { title: 'early' }))).rejects.toThrow(/undefined/)
})

test('only named values are parameters: constants are in the text, as SQLite has them', async () => {
  const constant = prepared<{ id: string }>()((db, value) =>
    db
      .selectFrom('Course')
      .select((eb) => ['id', eb.val("it's").as('text'), eb.val(true).as('flag')])
      .where('id', '=', value('id'))
      .where('title', 'in', ['early', 'late']),
  )
  const texts: string[] = []
  const watched = new SqliteDatabase(databaseFileOf(), { onQuery: (sql) => texts.push(sql) })
  try {
    const rows = await watched.read((db) => constant.all(db, { id: 'a' }))
    expect(rows).toEqual([{ id: 'a', text: "it's", flag: 1 }])
  } finally {
    await watched.close()
  }
  expect(texts).toEqual([
    `select "id", 'it''s' as "text", 1 as "flag" from "Course" where "id" = (select ?) and "title" in ('early', 'late')`,
  ])
})

import { beforeAll, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'

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

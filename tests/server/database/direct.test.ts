import { expect, test } from 'vitest'
import { direct, prisma } from '#server/database/prisma'

const insert = `INSERT INTO Course (id, title) VALUES (@id, @id)`
const count = (ids: string) =>
  direct.reader.get<{ n: number }>(`SELECT count(*) AS n FROM Course WHERE id GLOB @ids`, { ids })?.n

class Refusal extends Error {}

test('a write beside a failing transaction of Prisma waits for its end, and is not lost', async () => {
  const happened: string[] = []
  let written: Promise<void> = Promise.resolve()
  const failing = prisma.$transaction(async (tx) => {
    await tx.course.create({ data: { id: 'rolled back', title: '' } })
    written = direct
      .write((sql) => sql.run(insert, { id: 'beside' }))
      .then(() => void happened.push('written directly'))
    await tx.course.count()
    happened.push('transaction ends')
    throw new Refusal()
  })
  await expect(failing).rejects.toThrow(Refusal)
  await written
  expect(happened).toEqual(['transaction ends', 'written directly'])
  expect([count('beside'), count('rolled back')]).toEqual([1, 0])
})

test('of a write that fails nothing is left, and the next one is done', async () => {
  const failing = direct.write((sql) => {
    sql.run(insert, { id: 'half 1' })
    sql.run(insert, { id: 'half 1' })
  })
  await expect(failing).rejects.toThrow(/UNIQUE/)
  await direct.write((sql) => sql.run(insert, { id: 'half 2' }))
  expect(count('half *')).toBe(1)
})

test('writes through Prisma and past it, all at once, all arrive', async () => {
  const ids = Array.from({ length: 100 }, (_, n) => `both ${n}`)
  await Promise.all(
    ids.map((id, n) =>
      n % 2 === 0
        ? direct.write((sql) => sql.run(insert, { id }))
        : prisma.course.create({ data: { id, title: id } }),
    ),
  )
  expect(count('both *')).toBe(ids.length)
})

test('what Prisma has written is read at once', async () => {
  await prisma.course.create({ data: { id: 'fresh', title: 'Fresh' } })
  expect(direct.read((sql) => sql.all(`SELECT title FROM Course WHERE id = @id`, { id: 'fresh' }))).toEqual([
    { title: 'Fresh' },
  ])
})

test('a parameter that is missing is an error, and not null', () => {
  expect(() => direct.reader.get(`SELECT @there AS a, @missing AS b`, { there: 1 })).toThrow(/missing/)
})

test('a value is never read as SQL', () => {
  const id = `' OR 1 = 1 --`
  expect(direct.reader.all(`SELECT id FROM Course WHERE id = @id`, { id })).toEqual([])
})

import { expect, test } from 'vitest'
import { prisma } from '#server/database/prisma'

const course = (id: string) => ({ id, title: id })

class Refusal extends Error {}

test('a plain write beside a failing transaction is never lost', async () => {
  const names = Array.from({ length: 1_000 }, (_, i) => `written-${i}`)
  for (const name of names) {
    let written: Promise<unknown> = Promise.resolve()
    const failing = prisma.$transaction(async (tx) => {
      await tx.course.create({ data: course(`rolled-back-${name}`) })
      // Another request writes now; it is not waited for here, as that request knows nothing of this one.
      written = prisma.course.create({ data: course(name) }).then(() => undefined)
      await tx.course.count()
      await tx.course.count()
      throw new Refusal()
    })
    await expect(failing).rejects.toThrow(Refusal)
    await written
  }

  expect(await prisma.course.count({ where: { id: { startsWith: 'written-' } } })).toBe(names.length)
  expect(await prisma.course.count({ where: { id: { startsWith: 'rolled-back-' } } })).toBe(0)
})

test('a plain read does not see what an open transaction has written', async () => {
  await prisma.$transaction(async (tx) => {
    await tx.course.create({ data: course('open') })
    const beside = await prisma.course.findUnique({ where: { id: 'open' } })
    const inside = await tx.course.findUnique({ where: { id: 'open' } })
    expect({ beside, inside: inside?.id }).toEqual({ beside: null, inside: 'open' })
  })
  expect(await prisma.course.findUnique({ where: { id: 'open' } })).not.toBeNull()
})

test('a filter on undefined is refused instead of matching every row', async () => {
  const nobody: string | undefined = undefined as string | undefined
  // @ts-expect-error the type says it too
  await expect(prisma.reviewLog.deleteMany({ where: { userId: nobody } })).rejects.toThrow(/undefined/)
})

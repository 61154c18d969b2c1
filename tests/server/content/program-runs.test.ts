import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemFaceSchema } from '#domain/items/item-face'
import { runRecordSchema } from '#domain/program/run-record'
import { traceSchema } from '#domain/program/trace'
import { openSandbox, type Sandbox } from '#sandbox/node'
import { lessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'
import { database } from '#server/database/database'

const now = new Date('2026-11-23T08:00:00Z')
const contentFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-content-'))
const card = 'runs/program/two-tasks/behaviour'

const lesson = `# Tasks

<!-- quiz: id=two-tasks -->
\`\`\`python
import asyncio

async def walk(name, pause):
    print(name, 'leaves')
    await asyncio.sleep(pause)
    print(name, 'arrives')

async def main():
    ann = asyncio.create_task(walk('Ann', 3))
    bob = asyncio.create_task(walk('Bob', 2))
    print('all set')
    await ann
    await bob

asyncio.run(main())
\`\`\`
`
const misconceptions = [
  { id: 'M14', belief: '`create_task` starts at once.', truth: 'It books the first turn.' },
  { id: 'M20', belief: 'A task runs only while it is awaited.', truth: 'It gets its turns anyway.' },
]

const jobs = { runWithTrace: 0, runWithMisconception: 0, variants: 0 }
function openCounting(): Sandbox {
  const sandbox = openSandbox()
  return {
    ...sandbox,
    runWithTrace: (program) => ((jobs.runWithTrace += 1), sandbox.runWithTrace(program)),
    runWithMisconception: (program, rewrite) => (
      (jobs.runWithMisconception += 1),
      sandbox.runWithMisconception(program, rewrite)
    ),
    variants: (program, options) => ((jobs.variants += 1), sandbox.variants(program, options)),
  }
}

async function sync() {
  const builder = lessonBuilder(openCounting, now)
  const report = await syncContent({
    contentFolder,
    builder,
    now,
    mayRetireMost: true,
    onProgress: () => undefined,
  })
  await builder.close()
  return report
}

beforeAll(async () => {
  fs.mkdirSync(path.join(contentFolder, 'runs'))
  fs.writeFileSync(path.join(contentFolder, 'runs/1-tasks.md'), lesson)
  fs.writeFileSync(path.join(contentFolder, 'runs/misconceptions.json'), JSON.stringify(misconceptions))
  await sync()
})
afterAll(() => fs.rmSync(contentFolder, { recursive: true }))

test('a wrong option names the stored run of its misconception, and where that diverges from the real one', async () => {
  const item = await database.read((db) =>
    db
      .selectFrom('Question')
      .innerJoin('Item', 'Item.id', 'Question.itemId')
      .innerJoin('Run', 'Run.hash', 'Item.runHash')
      .select(['Item.face', 'Run.trace'])
      .where('Question.id', '=', `${card}/output-choice`)
      .executeTakeFirstOrThrow(),
  )
  const real = traceSchema.parse(JSON.parse(item.trace ?? ''))
  const wrong = itemFaceSchema.parse(JSON.parse(item.face)).options.filter(({ correct }) => !correct)
  expect(wrong).toHaveLength(2)
  for (const option of wrong) {
    const run = await database.read((db) =>
      db
        .selectFrom('Run')
        .select(['record', 'trace'])
        .where('hash', '=', option.runHash ?? '')
        .executeTakeFirstOrThrow(),
    )
    const { stdout } = runRecordSchema.parse(JSON.parse(run.record))
    expect(stdout.trimEnd()).toBe(option.text)
    const believed = traceSchema.parse(JSON.parse(run.trace ?? ''))
    const step = option.partsAt?.step ?? -1
    expect(believed.steps.slice(0, step)).toEqual(real.steps.slice(0, step))
    expect(believed.steps[step]).not.toEqual(real.steps[step])
    expect(misconceptions.map(({ id }) => id)).toContain(option.misconception)
    expect(option.feedback).toMatch(/In line \d of the output, the run printed `.+`, not `.+`\./)
  }
})

test('a card has other programs to show, each with its own run', async () => {
  const { item, variants } = await database.read(async (db) => ({
    item: await db
      .selectFrom('Card')
      .innerJoin('Item', 'Item.id', 'Card.itemId')
      .select('Item.face')
      .where('Card.id', '=', card)
      .executeTakeFirstOrThrow(),
    variants: await db
      .selectFrom('CardVariant')
      .innerJoin('Item', 'Item.id', 'CardVariant.itemId')
      .innerJoin('Run', 'Run.hash', 'Item.runHash')
      .select(['CardVariant.variant', 'Item.cardId', 'Item.face', 'Run.record'])
      .where('CardVariant.cardId', '=', card)
      .orderBy('CardVariant.variant')
      .execute(),
  }))
  const faces = [item, ...variants].map(({ face }) => itemFaceSchema.parse(JSON.parse(face)))
  expect(variants.map(({ variant }) => variant)).toEqual([1, 2])
  expect(new Set(faces.map(({ code }) => code)).size).toBe(3)
  expect(new Set(faces.map(({ kind }) => kind)).size).toBe(1)
  for (const shown of variants) {
    expect(shown.cardId).toBe(card)
    const { stdout } = runRecordSchema.parse(JSON.parse(shown.record))
    const { answer } = itemFaceSchema.parse(JSON.parse(shown.face))
    expect(Array.isArray(answer) ? answer.join('\n') : answer).toBe(stdout.trimEnd())
  }
})

test('an edit of the words around a program runs nothing again', async () => {
  const before = { ...jobs }
  expect(before.runWithMisconception).toBeGreaterThan(0)
  fs.writeFileSync(path.join(contentFolder, 'runs/1-tasks.md'), lesson.replace('# Tasks', '# Two tasks'))
  expect(await sync()).toMatchObject({ built: [{ file: 'runs/1-tasks.md' }] })
  expect(jobs).toEqual(before)
})

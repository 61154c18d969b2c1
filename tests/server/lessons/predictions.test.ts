import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSandbox } from '#sandbox/node'
import { lessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'
import { database } from '#server/database/database'
import { checkPrediction, linesWithPredictions, readPredictions } from '#server/lessons/predictions'
import { readLesson } from '#server/lessons/read-lesson'

const lessonId = 'predicted/lesson'
const lesson = `# Coroutines

A **coroutine** is an object that runs when it is awaited.

\`\`\`python
import asyncio

async def greet():
    print('hello')

async def main():
    greeting = greet()
    print('called')
    await greeting

asyncio.run(main())
\`\`\`

\`\`\`python
async def brew(drink, seconds):
    await asyncio.sleep(seconds)
    print(drink)
\`\`\`

\`\`\`python
async def main():
    await asyncio.gather(brew('tea', 3), brew('coffee', 2))

asyncio.run(main())
\`\`\`
`
const lineOf = (text: string, from = 0) =>
  lesson.split('\n').findIndex((line, i) => i >= from && line === text) + 1
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-predict-'))

beforeAll(async () => {
  fs.mkdirSync(path.join(folder, 'predicted'))
  fs.writeFileSync(path.join(folder, 'predicted/lesson.md'), lesson)
  const builder = lessonBuilder(openSandbox, new Date())
  await syncContent({ contentFolder: folder, builder, now: new Date(), onProgress: () => undefined })
  await builder.close()
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** The programs of the lesson, as its page shows them. */
const programs = async () => (await readLesson('nobody', 'predicted', 'lesson'))?.programs ?? []

describe('the questions about a program where its lesson shows it', () => {
  test('are there for the blocks that it asks about, and begin with what the program prints', async () => {
    const lines = (await programs()).map(({ line }) => line)
    const asked = await linesWithPredictions(lessonId)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(asked).toContain(line)
    const [first] = await readPredictions({ lessonId, line: lines[0] ?? 0 })
    expect(first?.ask.kind).toMatch(/^output-/)
    expect(await readPredictions({ lessonId, line: lineOf('# Coroutines') })).toEqual([])
    expect(await readPredictions({ lessonId: 'no/lesson', line: lines[0] ?? 0 })).toEqual([])
  })

  test('come without their keys', async () => {
    for (const { line } of await programs()) {
      for (const { ask } of await readPredictions({ lessonId, line })) {
        expect(Object.keys(ask).toSorted()).toEqual([
          'codeHtml',
          'codeLines',
          'kind',
          'lines',
          'options',
          'parts',
          'prompt',
        ])
      }
    }
  })

  test('show the program again only if the block is not the whole of it', async () => {
    const [alone, after] = await programs()
    const first = async (line = 0) => (await readPredictions({ lessonId, line }))[0]?.ask.codeHtml
    expect(await first(alone?.line)).toBeNull()
    expect(await first(after?.line)).toContain('brew')
  })
})

describe('an answer to one of them', () => {
  const answered = async (given: 'right' | 'wrong') => {
    const [program] = await programs()
    const [question] = await readPredictions({ lessonId, line: program?.line ?? 0 })
    if (question === undefined) throw new Error('a question was expected')
    const printed = given === 'right' ? 'called\nhello' : 'hello\ncalled'
    const { kind } = question.ask
    const answer =
      kind === 'output-choice'
        ? ({ kind: 'choice', text: printed } as const)
        : kind === 'output-order'
          ? ({ kind: 'lines', lines: printed.split('\n') } as const)
          : ({ kind: 'text', text: printed } as const)
    return checkPrediction({ lessonId, itemId: question.itemId, answer })
  }

  test('is graded, and then explained with the run', async () => {
    expect(await answered('right')).toMatchObject({ grade: { correct: true } })
    const wrong = await answered('wrong')
    expect(wrong).toMatchObject({ grade: { correct: false }, runHash: (await programs())[0]?.runHash })
    expect(wrong?.face.explanation).not.toBe('')
  })

  test('leaves no trace', async () => {
    const stored = () =>
      database.read(async (db) => ({
        log: await db.selectFrom('ReviewLog').selectAll().execute(),
        answers: await db.selectFrom('QuizAnswer').selectAll().execute(),
        schedules: await db.selectFrom('CardSchedule').selectAll().execute(),
      }))
    const before = await stored()
    await answered('wrong')
    expect(await stored()).toEqual(before)
  })

  test('is refused for an item that the lesson does not ask, be it of another lesson, retired or about words', async () => {
    const gaveUp = { kind: 'gave-up' } as const
    const [program] = await programs()
    const [question] = await readPredictions({ lessonId, line: program?.line ?? 0 })
    const itemId = question?.itemId ?? ''
    expect(await checkPrediction({ lessonId: 'other/lesson', itemId, answer: gaveUp })).toBeNull()
    const words = await database.read((db) =>
      db.selectFrom('Item').select('id').where('runHash', 'is', null).executeTakeFirstOrThrow(),
    )
    expect(await checkPrediction({ lessonId, itemId: words.id, answer: gaveUp })).toBeNull()
    await database.write((db) =>
      db.updateTable('Card').set({ retiredAtMillis: 1 }).where('lessonId', '=', lessonId).execute(),
    )
    expect(await checkPrediction({ lessonId, itemId, answer: gaveUp })).toBeNull()
  })
})

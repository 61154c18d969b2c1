import { DOMParser } from '@xmldom/xmldom'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDrawer } from '#messages/run-picture'
import { openSandbox } from '#sandbox/node'
import { database } from '#server/database/database'
import { ankiPackage } from '#server/exchange/anki-package'
import { lessonsToExport } from '#server/exchange/lessons-to-export'
import { RunPictures } from '#server/exchange/run-pictures'
import { archiveOf } from '#tests/support/read-archive'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'

const drawRun = runDrawer('en')

const now = new Date('2026-12-01T08:00:00Z')
const sandbox = openSandbox()
afterAll(() => sandbox.close())

const sources = {
  'two-tasks': `import asyncio

async def wait(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "</svg><script>alert(1)</script> & \\x01")

async def main():
    await asyncio.gather(wait("a", 1), wait("b", 2))

asyncio.run(main())
`,
  'by-lines': 'print(sum([1, 2]))\n',
}

/** Stores the run of a program, and says that some cards ask about it. */
async function storeRun(hash: keyof typeof sources, cardIds: readonly string[]): Promise<void> {
  const source = sources[hash]
  const { record, trace } = await sandbox.runWithTrace({ source })
  await database.write(async (db) => {
    const made = { engineVersion: 'test', createdAtMillis: now.getTime() }
    const json = { record: JSON.stringify(record), trace: JSON.stringify(trace) }
    const program = JSON.stringify({ source })
    await db
      .insertInto('Run')
      .values({ hash, ...made, ...json, program })
      .execute()
    await db.updateTable('Item').set({ runHash: hash }).where('cardId', 'in', cardIds).execute()
  })
}

beforeAll(async () => {
  await makeLearner('ada')
  await makeCourse(
    'loops',
    { one: ['gather/output', 'sleep/output', 'sum/output', 'word/meaning'] },
    { 'gather/output': sampleFace({ kind: 'output-typed', code: 'x' }) },
  )
  await storeRun('two-tasks', ['loops/gather/output', 'loops/sleep/output'])
  await storeRun('by-lines', ['loops/sum/output'])
  await beginLesson('ada', 'loops/one', now)
})

/** The pictures of a package by their names in Anki. */
function mediaOf(bytes: Uint8Array): Map<string, string> {
  const files = unzipSync(bytes)
  const text = (name: string) => new TextDecoder().decode(files[name])
  const manifest = JSON.parse(text('media')) as Record<string, string>
  const numbers = Object.keys(files).filter((name) => /^\d+$/.test(name))
  expect(numbers.toSorted()).toEqual(Object.keys(manifest).toSorted())
  return new Map(Object.entries(manifest).map(([number, name]) => [name, text(number)]))
}

const ownPackage = async () => unzipSync(await archiveOf('ada', now))['anki.apkg'] ?? new Uint8Array()
const coursePackage = async () =>
  ankiPackage(await lessonsToExport({ courseId: 'loops', slug: null }, drawRun), now)

test.each([
  ['a learner', ownPackage],
  ['an author', coursePackage],
])(
  'the package of %s has the picture of a run once, for all the cards that show it',
  async (_, packageOf) => {
    const media = mediaOf(await packageOf())
    expect([...media.keys()]).toEqual([expect.stringMatching(/^retrace-run-[\da-f]{20}\.svg$/)])
    expect(mediaOf(await packageOf())).toEqual(media)
  },
)

test('a picture says who runs, who waits for what, and what is printed, and holds nothing that runs', async () => {
  const [svg = ''] = mediaOf(await ownPackage()).values()
  const root = new DOMParser({ onError: (_, message) => expect.unreachable(message) }).parseFromString(
    svg,
    'image/svg+xml',
  ).documentElement
  const elements = Array.from(root?.getElementsByTagName('*') ?? [])
  expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(
    new Set(['title', 'rect', 'g', 'line', 'text', 'circle']),
  )
  const names = elements.flatMap(({ attributes }) => Array.from(attributes, ({ name }) => name))
  expect(names.filter((name) => /^on|href/.test(name))).toEqual([])
  const words = elements.filter(({ tagName }) => tagName === 'text').map(({ textContent }) => textContent)
  expect(words).toEqual(expect.arrayContaining(['main', 'clock', 'output', '0 s', '1 s', '2 s', 'until 1 s']))
  expect(words).toContain('a </svg><script>alert(1)<…')
})

test('only the back of a card shows it', async () => {
  const lessons = await lessonsToExport({ courseId: 'loops', slug: null }, drawRun)
  const pictured = lessons.flatMap(({ items }) => items.filter(({ picture }) => picture != null))
  expect(pictured.map(({ id }) => id)).toEqual(['loops/gather/output', 'loops/sleep/output'])
  const plain = await lessonsToExport({ courseId: 'loops', slug: null }, null)
  expect(plain.flatMap(({ items }) => items.filter((item) => 'picture' in item))).toEqual([])
})

test('a drawing that is very large is left out, and so is that of a run that cannot be read', async () => {
  await database.write((db) =>
    db
      .insertInto('Run')
      .values({
        hash: 'damaged',
        engineVersion: 'test',
        record: '{}',
        trace: '{}',
        program: '{}',
        createdAtMillis: 0,
      })
      .execute(),
  )
  await database.read(async (db) => {
    expect(await new RunPictures(() => 'x'.repeat(100_001)).of(db, 'two-tasks')).toBeNull()
    expect(await new RunPictures(drawRun).of(db, 'damaged')).toBeNull()
    expect(await new RunPictures(drawRun).of(db, 'unknown')).toBeNull()
    const drawn: string[] = []
    const pictures = new RunPictures((run) => {
      drawn.push(run.source)
      return '<svg/>'
    })
    await pictures.of(db, 'two-tasks')
    await pictures.of(db, 'two-tasks')
    expect(drawn).toHaveLength(1)
  })
})

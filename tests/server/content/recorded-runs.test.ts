import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { engineVersion, openSandbox } from '#sandbox/node'
import { buildLesson } from '#server/content/build-lesson'
import type { Engine } from '#server/content/engine'
import { placeOf } from '#server/content/place-of'
import { readContentFolder } from '#server/content/read-content-folder'
import { recordedEngine, type Recording } from '#server/content/recorded-engine'
import { readRecording } from '#server/content/recorded-runs'

const contentFolder = path.resolve(import.meta.dirname, '../../../content')
const { courses } = await readContentFolder(contentFolder)
const lessons = courses.flatMap(({ misconceptions, lessons }) =>
  lessons.map((lesson) => ({ ...lesson, misconceptions })),
)
const sandbox = openSandbox()
afterAll(() => sandbox.close())

const notRecorded = () => {
  throw new Error('This is not recorded. Run `npm run content -- record`, and commit what it writes.')
}
const nothing: Engine = {
  analyse: notRecorded,
  rewrites: notRecorded,
  runWithTrace: notRecorded,
  runWithMisconception: notRecorded,
  variants: notRecorded,
}

const build = ({ courseId, file, markdown, misconceptions }: (typeof lessons)[number], engine: Engine) =>
  buildLesson({
    course: courseId,
    file,
    markdown,
    place: placeOf(contentFolder, file),
    misconceptions,
    engine,
  })

test.for(lessons)('$file is built from its recording alone', async (lesson) => {
  const recording = await readRecording(lesson.file, engineVersion)
  const before = new Set(recording.keys())
  const { errors } = await build(lesson, recordedEngine(recording, nothing))
  expect(errors).toEqual([])
  expect(new Set(recording.keys())).toEqual(before)
})

/** Running all lessons takes minutes, so one is run: another one whenever the sandbox changes. */
test('what is recorded of a lesson is what the sandbox answers', async () => {
  const [digits = '0'] = /[0-9a-f]{6}$/.exec(engineVersion) ?? []
  const lesson = lessons[parseInt(digits, 16) % lessons.length]
  if (lesson === undefined) throw new Error('There are no lessons.')
  const answered: Recording = new Map()
  await build(lesson, recordedEngine(answered, sandbox))
  const recording = await readRecording(lesson.file, engineVersion)
  expect(Object.fromEntries(recording)).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(answered))))
})

test('a recording of another engine, or of a lesson that has none, is empty', async () => {
  const [lesson] = lessons
  expect(await readRecording(lesson?.file ?? '', 'another engine')).toEqual(new Map())
  expect(await readRecording('asyncio/no-such-lesson.md', engineVersion)).toEqual(new Map())
})

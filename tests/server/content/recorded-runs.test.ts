import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isCommon } from '#domain/items/common-misconceptions'
import type { LessonBuild } from '#domain/items/items'
import { engineVersion, openSandbox } from '#sandbox/node'
import { buildLesson } from '#server/content/build-lesson'
import type { Engine } from '#server/content/engine'
import { placeOf } from '#server/content/place-of'
import { readContentFolder } from '#server/content/read-content-folder'
import { recordedEngine, type Recording } from '#server/content/recorded-engine'
import { readRecording } from '#server/content/recorded-runs'
import { blindGuesses } from '#tests/support/blind-guess'
import { askedBeliefs, expectCourseRules, placesOfKeys } from '#tests/support/course-rules'

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

const builds: LessonBuild[] = []

test.for(lessons)(
  '$file is built from its recording alone, and offers what a lesson has to',
  async (lesson) => {
    const recording = await readRecording(lesson.file, engineVersion)
    const before = new Set(recording.keys())
    const built = await build(lesson, recordedEngine(recording, nothing))
    expect(new Set(recording.keys())).toEqual(before)
    expectCourseRules(built, lesson.markdown)
    builds.push(built)
  },
)

test('the right options stand at each place about equally often', () => {
  const places = placesOfKeys(builds)
  const expected = places.reduce((sum, count) => sum + count, 0) / places.length
  const chiSquare = places.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  // The value that is exceeded by chance in one of a hundred cases.
  expect(chiSquare).toBeLessThan(9.21)
})

/** By chance, a third of all questions with three options are answered. */
const chance = 1 / 3
const mostOverChance = 0.1

test.for(courses.map(({ id }) => id))(
  'nothing about the options of %s alone tells which one is right',
  (course) => {
    const questions = builds
      .filter((lesson) => lesson.course === course)
      .flatMap((lesson) => lesson.questions)
    const kinds = [['output-choice', 'changed-output'], ['term-choice'], ['meaning-choice']] as const
    for (const asked of kinds) {
      const some = questions.filter(({ kind }) => asked.some((each) => each === kind))
      if (some.length === 0) continue
      // A trick is right more often by chance in few questions than in many.
      const standardError = Math.sqrt((chance * (1 - chance)) / some.length)
      for (const [trick, share] of blindGuesses(some))
        expect(share, `${asked.join()}: the key ${trick}`).toBeLessThan(
          chance + mostOverChance + standardError,
        )
    }
  },
)

test('what a program prints is asked with options more often after a change than before it', () => {
  const asked = builds.flatMap(({ questions }) => questions)
  const count = (wanted: string) => asked.filter(({ kind }) => kind === wanted).length
  expect(count('output-choice')).toBeLessThan(0.8 * count('changed-output'))
})

test('what somebody wrongly expects of a program is known where its output is not a choice either', () => {
  const cards = builds.flatMap((lesson) => lesson.cards).filter(({ facet }) => facet === 'behaviour')
  const questions = Map.groupBy(
    builds.flatMap((lesson) => lesson.questions),
    ({ card }) => card,
  )
  const known = cards.filter(({ id, options }) =>
    [...options, ...(questions.get(id) ?? []).flatMap((question) => question.options)].some(
      ({ misconception }) => misconception !== null,
    ),
  )
  expect(known.length / cards.length).toBeGreaterThan(0.85)
})

test('every misconception of a course is asked about', () => {
  const asked = askedBeliefs(builds)
  const own = courses.flatMap(({ misconceptions }) => misconceptions.filter((each) => !isCommon(each)))
  const aboutAsyncio = courses.flatMap(({ misconceptions }) =>
    misconceptions.filter(({ id }) => /^M\d+$/u.test(id)),
  )
  expect([...own, ...aboutAsyncio].filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([])
  const aboutPython = [...asked].filter((id) => id !== null && !/^[AM]\d+$/u.test(id))
  expect(aboutPython.length).toBeGreaterThanOrEqual(30)
})

test('what is asked of turns cannot be told without the program', () => {
  const asked = builds.flatMap(({ questions }) => questions)
  const next = asked.filter(({ kind }) => kind === 'runs-next')
  const none = next.filter(({ answer }) => String(answer).startsWith('None'))
  expect(none.length / next.length).toBeGreaterThan(0.2)
  expect(none.length / next.length).toBeLessThan(0.45)
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

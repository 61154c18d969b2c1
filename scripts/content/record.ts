import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { engineVersion, openSandbox, type Sandbox } from '#sandbox/node'
import { buildLesson } from '#server/content/build-lesson'
import { placeOf } from '#server/content/place-of'
import { readContentFolder, type CourseFolder, type LessonFile } from '#server/content/read-content-folder'
import { recordedEngine, type Recording } from '#server/content/recorded-engine'
import { deleteOtherRecordings, readRecording, writeRecording } from '#server/content/recorded-runs'
import { readArguments, statusOf } from '../run-command.ts'

const help = `Usage: npm run content -- record [--check]

Records what the sandbox answers while the lessons of content/ are built, so that a first start does not have to run
their programs. Needed after a change to those lessons or to the sandbox.

  --check    run everything anew, compare it with the recordings, and write nothing
  --help     show this text

The exit status is 1 if --check finds a recording that differs, and 2 if the arguments cannot be used.
`

const contentFolder = path.resolve(import.meta.dirname, '../../content')

/** `content record`: returns the exit status. */
export async function record(args: string[]): Promise<number> {
  return statusOf(() => main(args))
}

async function main(args: string[]): Promise<number> {
  const { values } = readArguments({
    args,
    options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) {
    process.stdout.write(help)
    return 0
  }
  const { courses } = await readContentFolder(contentFolder)
  const sandbox = openSandbox()
  try {
    return values.check === true ? await check(courses, sandbox) : await recordAll(courses, sandbox)
  } finally {
    await sandbox.close()
  }
}

async function recordAll(courses: readonly CourseFolder[], sandbox: Sandbox): Promise<number> {
  const files = new Set<string>()
  for (const { course, lesson } of lessonsOf(courses)) {
    process.stderr.write(`${lesson.file}\n`)
    const before = await readRecording(lesson.file, engineVersion)
    const recording = await recordLesson(course, lesson, recordedEngine(before, sandbox))
    await writeRecording(lesson.file, engineVersion, recording)
    files.add(lesson.file)
  }
  await deleteOtherRecordings(files)
  return 0
}

async function check(courses: readonly CourseFolder[], sandbox: Sandbox): Promise<number> {
  let status = 0
  for (const { course, lesson } of lessonsOf(courses)) {
    const stored = await readRecording(lesson.file, engineVersion)
    const recording = await recordLesson(course, lesson, sandbox)
    const isSame = isDeepStrictEqual(asJson(stored), asJson(recording))
    process.stdout.write(`${lesson.file}: ${isSame ? 'as recorded' : 'differs from its recording'}\n`)
    if (!isSame) status = 1
  }
  return status
}

const lessonsOf = (courses: readonly CourseFolder[]) =>
  courses.flatMap((course) => course.lessons.map((lesson) => ({ course, lesson })))

/** What an engine answers while a lesson is built. */
async function recordLesson(
  { misconceptions }: CourseFolder,
  { courseId, file, markdown, modules }: LessonFile,
  engine: Parameters<typeof recordedEngine>[1],
): Promise<Recording> {
  const recording: Recording = new Map()
  const place = placeOf(contentFolder, file)
  const recorder = recordedEngine(recording, engine)
  await buildLesson({ course: courseId, file, markdown, place, misconceptions, modules, engine: recorder })
  return recording
}

const asJson = (recording: Recording): unknown => JSON.parse(JSON.stringify(Object.fromEntries(recording)))

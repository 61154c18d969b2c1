import path from 'node:path'
import { parseArgs } from 'node:util'

import type { LessonBuild } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import { openSandbox } from '#sandbox/node'
import { buildLesson } from '#server/content/build-lesson'
import { courseOf, findLessonFiles } from '#server/content/find-lesson-files'
import { placeOf } from '#server/content/place-of'
import { readLessonText } from '#server/content/read-lesson-text'
import { readMisconceptions, UnreadableMisconceptions } from '#server/content/read-misconceptions'
import { lessonAsJson } from './lesson-as-json.ts'
import { reportLesson, reportTotals } from './report-lesson.ts'

const help = `Usage: npm run --silent content -- check PATH… [--json] [--strict]

Shows what would be made from lesson files, or from all lessons in folders: concepts, programs with their runs,
cards, questions, hints for the author, and what was left out and why. Writes nothing.

  --json     one JSON object: python, lessons (id, title, file, concepts, programs, cards, questions,
             warnings, rejected)
  --strict   end with status 1 if anything was left out
  --help     this text

The exit status is 0 whatever the lessons hold, and 2 for arguments or files that cannot be used.
`

/** What is wrong with the arguments or the files, in a sentence for the person who typed them. */
class Unusable extends Error {}

const reasonsByCode = new Map([
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'you may not read it'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GB'],
])

/** npm moves to the root of the project; names were typed where the person was. */
function startFolder(): string {
  const isScript = process.env['npm_lifecycle_event'] === 'content'
  return isScript ? (process.env['INIT_CWD'] ?? process.cwd()) : process.cwd()
}

function readArguments(args: string[]): { paths: string[]; json: boolean; strict: boolean; help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return {
      paths: positionals,
      json: values.json ?? false,
      strict: values.strict ?? false,
      help: values.help ?? false,
    }
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new Unusable(`${sentence.replace(/\.$/u, '')}. See --help.`)
  }
}

async function readable<Result>(name: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableMisconceptions) throw new Unusable(error.message)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = reasonsByCode.get(code) ?? (code === '' ? String(error) : `the system says ${code}`)
    throw new Unusable(`${name} cannot be read: ${reason}.`)
  }
}

/** Lesson files below the paths, each once, named as the person named them. */
async function lessonFiles(paths: readonly string[]): Promise<{ name: string; absolute: string }[]> {
  const start = startFolder()
  const files = new Map<string, string>()
  for (const typed of paths) {
    const root = path.resolve(start, typed)
    for (const absolute of await readable(typed, () => findLessonFiles(root))) {
      const inside = path.relative(root, absolute)
      const name = inside === '' ? typed : path.join(typed, inside)
      if (!files.has(absolute)) files.set(absolute, name.split(path.sep).join('/'))
    }
  }
  return [...files].map(([absolute, name]) => ({ absolute, name }))
}

/** The lesson, with an error if another file of the course already has its id. */
function withSameId(lesson: LessonBuild, earlier: readonly LessonBuild[]): LessonBuild {
  const same = earlier.find(({ id }) => id === lesson.id)
  if (same === undefined) return lesson
  const message = `${same.file} has the same id “${lesson.id}”. Give one of the two an id of its own in its front matter.`
  return {
    ...lesson,
    cards: [],
    questions: [],
    errors: [{ rule: 'E04', line: null, message }, ...lesson.errors],
  }
}

/** `content check`: returns the exit status. */
export async function check(args: string[]): Promise<number> {
  const sandbox = openSandbox()
  try {
    const { paths, json, strict, help: isHelp } = readArguments(args)
    if (isHelp) {
      process.stdout.write(help)
      return 0
    }
    if (paths.length === 0) throw new Unusable('Name at least one lesson file or folder. See --help.')
    const files = await lessonFiles(paths)
    const misconceptions = new Map<string, readonly Misconception[]>()
    const lessons: LessonBuild[] = []
    for (const { name, absolute } of files) {
      const { course, folder } = courseOf(absolute)
      const known = misconceptions.get(folder) ?? (await readable(folder, () => readMisconceptions(folder)))
      misconceptions.set(folder, known)
      const markdown = await readable(name, () => readLessonText(absolute))
      const root = path.dirname(folder)
      const place = placeOf(root, path.relative(root, absolute).split(path.sep).join('/'))
      const built = await buildLesson({
        course,
        file: name,
        markdown,
        place,
        misconceptions: known,
        engine: sandbox,
      })
      const lesson = withSameId(built, lessons)
      lessons.push(lesson)
      if (!json) process.stdout.write(reportLesson(lesson))
    }
    if (json) {
      const python = (await sandbox.run({ source: '' })).python
      process.stdout.write(`${JSON.stringify({ python, lessons: lessons.map(lessonAsJson) })}\n`)
    } else {
      process.stdout.write(reportTotals(lessons))
    }
    const leftOut = lessons.some((lesson) => lesson.rejected.length > 0 || lesson.errors.length > 0)
    return strict && leftOut ? 1 : 0
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  } finally {
    await sandbox.close()
  }
}

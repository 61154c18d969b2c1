import { duplicateLessonId } from '#domain/content/duplicate-id'
import type { LessonBuild } from '#domain/items/items'
import { openSandbox } from '#sandbox/node'
import { buildFile } from './build-file.ts'
import { lessonAsJson } from './lesson-as-json.ts'
import { reportLesson, reportTotals } from './report-lesson.ts'
import { lessonFiles } from './file-arguments.ts'
import { ArgumentError, readArguments } from '../run-command.ts'

const help = `Usage: npm run --silent content -- check PATH… [--json] [--strict]

Shows what lesson files, or all lessons in folders, would produce: concepts, programs with their runs, cards,
questions, hints for the author, and what was left out and why. Writes nothing.

  --json     one JSON object: python, lessons (id, title, file, concepts, programs, cards, questions,
             warnings, rejected)
  --strict   exit with status 1 if anything was left out
  --help     show this text

Otherwise the exit status is 0 whatever the lessons contain, and 2 if an argument or a file cannot be used.
`

function argumentsOf(args: string[]): { paths: string[]; json: boolean; strict: boolean; help: boolean } {
  const { values, positionals } = readArguments({
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
}

/** The lesson, with an error if another file of the course already has its id. */
function withDuplicateId(lesson: LessonBuild, earlier: readonly LessonBuild[]): LessonBuild {
  const same = earlier.find(({ id }) => id === lesson.id)
  if (same === undefined) return lesson
  const errors = [duplicateLessonId(lesson.id, same.file), ...lesson.errors]
  return { ...lesson, cards: [], questions: [], errors }
}

/** `content check`: returns the exit status. */
export async function check(args: string[]): Promise<number> {
  const sandbox = openSandbox()
  try {
    const { paths, json, strict, help: isHelp } = argumentsOf(args)
    if (isHelp) {
      process.stdout.write(help)
      return 0
    }
    if (paths.length === 0) throw new ArgumentError('Name at least one lesson file or folder. See --help.')
    const files = await lessonFiles(paths)
    const lessons: LessonBuild[] = []
    for (const file of files) {
      const built = await buildFile(file, sandbox)
      const lesson = withDuplicateId(built, lessons)
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
    if (!(error instanceof ArgumentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  } finally {
    await sandbox.close()
  }
}

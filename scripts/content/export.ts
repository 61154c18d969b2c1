import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { faceOf } from '#domain/content/face-of'
import { exportFormatNames, exportFormats, type ExportFormat } from '#domain/exchange/export-formats'
import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import type { GeneratedCard, GeneratedQuestion, LessonBuild } from '#domain/items/items'
import { readCourse } from '#domain/lesson/read-course'
import { openSandbox } from '#sandbox/node'
import { courseOf } from '#server/content/find-lesson-files'
import { readLessonText } from '#server/content/read-lesson-text'
import { exportLessons } from '#server/exchange/export-formats'
import { buildFile } from './build-file.ts'
import { ArgumentError, readArguments } from '../run-command.ts'
import { InputError, lessonFiles, startFolder } from './file-arguments.ts'

const help = `Usage: npm run content -- export --format FORMAT [--output FILE] PATH…

Writes the cards and questions of lesson files, or of all lessons in folders, in the format of another program.

  --format   anki (cards, .apkg), gift or moodle (cards and questions for Moodle's question bank),
             qti (a package for other platforms), or json
  --output   the file to write, instead of one in this folder that is named after the first path
  --force    replace the file if there is one
  --help     show this text

Which form each kind of question takes is in docs/exchange.md. A lesson with errors is not exported: the exit status is
then 1, and 2 if an argument or a file cannot be used.
`

interface Arguments {
  paths: string[]
  format: ExportFormat
  output: string
  replaces: boolean
}

/** The arguments; null if only help was requested. */
function argumentsOf(args: string[]): Arguments | null {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      output: { type: 'string' },
      force: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return null
  const format = exportFormatNames.find((name) => name === values.format)
  if (format === undefined)
    throw new ArgumentError(`The formats are ${exportFormatNames.join(', ')}. See --help.`)
  if (positionals.length === 0)
    throw new ArgumentError('Name at least one lesson file or folder. See --help.')
  const [first = ''] = positionals
  return {
    ...{ paths: positionals, format, replaces: values.force ?? false },
    output:
      values.output ??
      `${path.parse(path.resolve(startFolder(), first)).name}.${exportFormats[format].extension}`,
  }
}

/** `content export`: returns the exit status. */
export async function exportContent(args: string[]): Promise<number> {
  const sandbox = openSandbox()
  try {
    const found = argumentsOf(args)
    if (found === null) {
      process.stdout.write(help)
      return 0
    }
    const { paths, format, output, replaces } = found
    const lessons: ExportedLesson[] = []
    let isComplete = true
    for (const file of await lessonFiles(paths)) {
      const build = await buildFile(file, sandbox)
      if (build.errors.length > 0) {
        isComplete = false
        process.stderr.write(`${file.name} has errors and is left out; “content -- check” names them.\n`)
      } else {
        lessons.push(exportedLesson(build, await courseTitle(file.absolute)))
      }
    }
    if (lessons.length > 0) await write(output, exportLessons(lessons, format, new Date()), replaces)
    for (const { id, items } of lessons) process.stdout.write(`${id}: ${countOf(items)}\n`)
    if (lessons.length > 0) process.stdout.write(`Written to ${output}\n`)
    return isComplete ? 0 : 1
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  } finally {
    await sandbox.close()
  }
}

/** The title of the course of a lesson file: that of `course.md`, or the name of the folder. */
async function courseTitle(file: string): Promise<string> {
  const { folder } = courseOf(file)
  const text = await readLessonText(path.join(folder, 'course.md')).catch(() => '')
  return readCourse(text).head.title ?? path.basename(folder)
}

function exportedLesson(build: LessonBuild, courseTitle: string): ExportedLesson {
  const programs = new Map([...build.programs, ...build.derivedPrograms].map((made) => [made.id, made]))
  const itemOf = (role: 'card' | 'question') => (item: GeneratedCard | GeneratedQuestion) => ({
    ...{ id: item.id, role, face: faceOf(item, programs.get(item.program ?? '')) },
  })
  return {
    ...{ id: build.id, title: build.title, course: { id: build.course, title: courseTitle } },
    items: [...build.cards.map(itemOf('card')), ...build.questions.map(itemOf('question'))],
  }
}

const countOf = (items: ExportedLesson['items']) => {
  const cards = items.filter(({ role }) => role === 'card').length
  return `${cards} cards, ${items.length - cards} questions`
}

async function write(output: string, bytes: Uint8Array, replaces: boolean): Promise<void> {
  try {
    await writeFile(path.resolve(startFolder(), output), bytes, { flag: replaces ? 'w' : 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const reason = code === 'EEXIST' ? 'it exists; --force replaces it' : `the system says ${code}`
    throw new InputError(`${output} cannot be written: ${reason}.`)
  }
}

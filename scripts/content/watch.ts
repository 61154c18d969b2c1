import { watch as watchFolder } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { LessonBuild } from '#domain/items/items'
import { openSandbox, type Sandbox } from '#sandbox/node'
import { courseOf } from '#server/content/find-lesson-files'
import { buildFile } from './build-file.ts'
import { ArgumentError, readArguments } from '../run-command.ts'
import { reportChange, reportLesson } from './report-lesson.ts'
import { lessonFiles, readOrFail, startFolder, InputError, type NamedFile } from './file-arguments.ts'

const help = `Usage: npm run --silent content -- watch [PATH…]

Checks lessons each time they are saved, as \`check\` does. The first report on a lesson is complete; later ones show
the cards and questions that are new, changed or gone, and all hints. Without a path, all of content/ is watched. When a
misconceptions.json changes, the lessons of its course are checked again. Press Ctrl-C to stop.
`

/** Editors may write a file in several steps. */
const settleMillis = 150

/** `content watch`: returns the exit status when it is stopped. */
export async function watch(args: string[]): Promise<number> {
  const sandbox = openSandbox()
  const watching = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => watching.abort())
  try {
    const paths = argumentsOf(args)
    if (paths === null) {
      process.stdout.write(help)
      return 0
    }
    await checkOnChange(paths, sandbox, watching.signal)
    return 0
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  } finally {
    watching.abort()
    await sandbox.close()
  }
}

/** The paths to watch; null if only help was requested. */
function argumentsOf(args: string[]): string[] | null {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) return null
  return positionals.length > 0 ? positionals : ['content']
}

/** Checks changed lessons below the paths until the signal aborts. */
async function checkOnChange(paths: readonly string[], sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  const changed = new Set<string>()
  let wake = () => undefined as void
  for (const argument of paths) {
    const root = path.resolve(startFolder(), argument)
    const isFolder = await readOrFail(argument, async () => (await stat(root)).isDirectory())
    const folder = isFolder ? root : path.dirname(root)
    watchFolder(folder, { recursive: isFolder, signal }, (_, file) => {
      if (file === null) return
      changed.add(path.join(folder, file))
      wake()
    })
  }
  const count = (await lessonFiles(paths)).length
  const reported = new Map<string, LessonBuild>()
  process.stdout.write(`Watching ${count} ${count === 1 ? 'lesson' : 'lessons'}. Press Ctrl-C to stop.\n`)
  while (!signal.aborted) {
    if (changed.size === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    await settled(signal)
    if (signal.aborted) return
    // What changes while the files are listed is for the next round.
    const settledChanges = new Set(changed)
    changed.clear()
    const files = await affectedFiles(paths, settledChanges)
    for (const file of files) await report(file, sandbox, reported)
  }
}

const settled = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, settleMillis)
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** The lessons that are affected by changes to these files. */
async function affectedFiles(paths: readonly string[], changed: ReadonlySet<string>): Promise<NamedFile[]> {
  // A path may have been renamed or deleted meanwhile.
  const files = await lessonFiles(paths).catch((): NamedFile[] => [])
  const courses = new Set(
    [...changed]
      .filter((file) => path.basename(file) === 'misconceptions.json')
      .map((file) => path.dirname(file)),
  )
  return files.filter(({ absolute }) => changed.has(absolute) || courses.has(courseOf(absolute).folder))
}

/**
 * Reports on a lesson in full, or only on the changes since its last report.
 *
 * @param reported the last usable build of each lesson, by its file
 */
async function report(file: NamedFile, sandbox: Sandbox, reported: Map<string, LessonBuild>): Promise<void> {
  try {
    const lesson = await buildFile(file, sandbox)
    const before = reported.get(file.absolute)
    const isUsable = lesson.errors.length === 0
    const text = isUsable && before !== undefined ? reportChange(before, lesson) : reportLesson(lesson)
    process.stdout.write(`\n${text}`)
    if (isUsable) reported.set(file.absolute, lesson)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    process.stdout.write(`\n${error.message}\n`)
  }
}

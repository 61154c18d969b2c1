import path from 'node:path'
import { findLessonFiles } from '#server/content/find-lesson-files'
import { UnreadableMisconceptions } from '#server/content/read-misconceptions'
import { ArgumentError } from '../run-command.ts'

/** A file that an argument names cannot be used; the message says why. */
export class InputError extends ArgumentError {}

/** A lesson file. */
export interface NamedFile {
  /** Its path as given in the arguments, or below a folder that was given. */
  name: string
  absolute: string
}

const reasonsByCode = new Map([
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'permission denied'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GB'],
])

/** The folder that arguments are relative to. npm changes to the root of the project before it runs a script. */
export function startFolder(): string {
  const isScript = process.env['npm_lifecycle_event'] === 'content'
  return isScript ? (process.env['INIT_CWD'] ?? process.cwd()) : process.cwd()
}

/**
 * Reads a file, and reports a failure under the file's name.
 *
 * @throws InputError if the file cannot be read
 */
export async function readOrFail<Result>(name: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableMisconceptions) throw new InputError(error.message)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = reasonsByCode.get(code) ?? (code === '' ? String(error) : `the system says ${code}`)
    throw new InputError(`${name} cannot be read: ${reason}.`)
  }
}

/**
 * Lesson files at or below the paths, without duplicates, with names relative to the given paths.
 *
 * @throws InputError
 */
export async function lessonFiles(paths: readonly string[]): Promise<NamedFile[]> {
  const start = startFolder()
  const files = new Map<string, string>()
  for (const argument of paths) {
    const root = path.resolve(start, argument)
    for (const absolute of await readOrFail(argument, () => findLessonFiles(root))) {
      const inside = path.relative(root, absolute)
      const name = inside === '' ? argument : path.join(argument, inside)
      if (!files.has(absolute)) files.set(absolute, name.split(path.sep).join('/'))
    }
  }
  return [...files].map(([absolute, name]) => ({ absolute, name }))
}

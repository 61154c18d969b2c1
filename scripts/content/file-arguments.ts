import path from 'node:path'
import { findLessonFiles } from '#server/content/find-lesson-files'
import { UnreadableMisconceptions } from '#server/content/read-misconceptions'

/** What is wrong with the arguments or the files, in a sentence for the person who typed them. */
export class Unusable extends Error {}

/** A lesson file. */
export interface TypedFile {
  /** As the person named it, or the folder that it is in. */
  name: string
  absolute: string
}

const reasonsByCode = new Map([
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'permission denied'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GB'],
])

/** npm moves to the root of the project; names were typed where the person was. */
export function startFolder(): string {
  const isScript = process.env['npm_lifecycle_event'] === 'content'
  return isScript ? (process.env['INIT_CWD'] ?? process.cwd()) : process.cwd()
}

/** What `parseArgs` says of arguments that it cannot use, as a sentence. */
export function unusableArguments(error: unknown): Unusable {
  const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
  return new Unusable(`${sentence.replace(/\.$/u, '')}. See --help.`)
}

/** @throws Unusable if the file cannot be read */
export async function readable<Result>(name: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableMisconceptions) throw new Unusable(error.message)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = reasonsByCode.get(code) ?? (code === '' ? String(error) : `the system says ${code}`)
    throw new Unusable(`${name} cannot be read: ${reason}.`)
  }
}

/**
 * Lesson files below the paths, each once, named as the person named them.
 *
 * @throws Unusable
 */
export async function lessonFiles(paths: readonly string[]): Promise<TypedFile[]> {
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

import { HostError } from '#server/host-error'

/** A course cannot be taken over; the message says why. Nothing was changed. */
export class CourseSourceError extends HostError {}

const mebibyte = 1_024 * 1_024
/** What is larger is no course. */
export const limits = {
  /** Whatever they are. */
  entries: 40_000,
  files: 2_000,
  fileBytes: 10 * mebibyte,
  totalBytes: 100 * mebibyte,
  depth: 8,
  pathCharacters: 200,
}

/** What lessons are made of; whatever else a source has is left out. */
const used = /\.(?:md|markdown|png|jpe?g|gif|webp|avif|svg)$|^(?:.*\/)?misconceptions\.json$/i

/** The files of a course, collected from a source that is not trusted. */
export class CourseFiles {
  /** By path, with slashes. */
  readonly files = new Map<string, Uint8Array>()
  #seen = 0
  #bytes = 0
  readonly #names = new Set<string>()

  /**
   * Decides whether a file of the source is taken, before it is read.
   *
   * @param name its path, with slashes
   * @param bytes its size, as the source says
   * @throws CourseSourceError if the name leads anywhere else, or the source is too large
   */
  wants(name: string, bytes: number): boolean {
    this.#seen += 1
    // Counted before anything is sorted out, so that a source cannot take for ever.
    if (this.#seen > limits.entries) throw tooLarge(`more than ${limits.entries} files`)
    refuseTricks(name)
    const parts = name.split('/')
    const isHidden = parts.some((part) => part.startsWith('.') || part === 'node_modules')
    if (isHidden || !used.test(name)) return false
    if (parts.length > limits.depth || name.length > limits.pathCharacters) {
      throw tooLarge(`a path that is too long (${name.slice(0, 60)}…)`)
    }
    if (bytes > limits.fileBytes)
      throw tooLarge(`a file of more than ${limits.fileBytes / mebibyte} MiB (${name})`)
    return true
  }

  /** Takes a file. */
  add(name: string, content: Uint8Array): void {
    this.#bytes += content.length
    if (content.length > limits.fileBytes || this.#bytes > limits.totalBytes) {
      throw tooLarge(`more than ${limits.totalBytes / mebibyte} MiB`)
    }
    if (this.files.size >= limits.files) throw tooLarge(`more than ${limits.files} lessons and images`)
    const folded = name.normalize('NFC').toLowerCase()
    if (this.#names.has(folded))
      throw new CourseSourceError(`The source has two files with the name ${name}.`)
    this.#names.add(folded)
    this.files.set(name, content)
  }
}

const tooLarge = (what: string) =>
  new CourseSourceError(`The source is too large for a course: it has ${what}.`)

function refuseTricks(name: string): void {
  const isOutside =
    // Control characters, and what Windows takes for a drive or a separator.
    /[\0-\x1f\x7f\\:]/.test(name) ||
    name.startsWith('/') ||
    name.split('/').some((part) => part === '' || part === '..')
  if (isOutside) {
    throw new CourseSourceError(
      `The source has a file whose name leads out of its folder (${JSON.stringify(name.slice(0, 80))}).`,
    )
  }
}

/**
 * The files in a folder of the source, with their paths from there.
 *
 * @param folder `''` for all; if then all files are in one folder, as in downloads of GitHub, that one
 */
export function filesIn(files: ReadonlyMap<string, Uint8Array>, folder: string): Map<string, Uint8Array> {
  const names = [...files.keys()]
  const [first = ''] = names
  const common = first.slice(0, first.indexOf('/') + 1)
  const inner = common !== '' && names.every((name) => name.startsWith(common)) ? common : ''
  const prefix =
    folder === ''
      ? inner
      : names.some((name) => name.startsWith(`${folder}/`))
        ? `${folder}/`
        : `${inner}${folder}/`
  return new Map(
    [...files]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, content]) => [name.slice(prefix.length), content]),
  )
}

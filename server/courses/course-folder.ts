import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { CourseSourceError } from '#server/courses/course-files'

/** Names the source of a course that was added; hidden, so that nothing takes it for content. */
const markerName = '.source.json'
const markerSchema = z.object({ source: z.string(), folder: z.string() })
export type Marker = z.infer<typeof markerSchema>

/** How the files of a course differ from those that are there. */
export interface FileChanges {
  added: string[]
  changed: string[]
  removed: string[]
}

/** The folder of one added course in the content folder. */
export class CourseFolder {
  readonly #content: string
  readonly #name: string

  constructor(contentFolder: string, name: string) {
    this.#content = contentFolder
    this.#name = name
  }

  get #folder() {
    return path.join(this.#content, this.#name)
  }
  /** Folders whose names begin with a dot are no courses. */
  get #staged() {
    return path.join(this.#content, `.${this.#name}.new`)
  }
  get #former() {
    return path.join(this.#content, `.${this.#name}.old`)
  }

  /** Finishes what a killed process left: the former course is put back if there is none in its place. */
  recover(): void {
    if (fs.existsSync(this.#former)) {
      if (fs.existsSync(this.#folder)) fs.rmSync(this.#former, { recursive: true })
      else fs.renameSync(this.#former, this.#folder)
    }
    fs.rmSync(this.#staged, { recursive: true, force: true })
  }

  /**
   * Refuses to replace a course that is not from this source.
   *
   * @throws CourseSourceError
   */
  refuseOther({ source, folder }: Marker): void {
    if (!fs.existsSync(this.#folder)) return
    const marker = this.#readMarker()
    if (marker?.source === source && marker.folder === folder) return
    throw new CourseSourceError(
      `There is a course in content/${this.#name} already, which is ${marker === null ? 'your own' : `from ${marker.source}`}. Choose another name with --as NAME.`,
    )
  }

  changesTo(files: ReadonlyMap<string, Uint8Array>): FileChanges {
    const current = this.#currentFiles()
    const isSame = (name: string, content: Uint8Array) =>
      fs.readFileSync(path.join(this.#folder, name)).equals(content)
    return {
      added: [...files.keys()].filter((name) => !current.has(name)),
      changed: [...files]
        .filter(([name, content]) => current.has(name) && !isSame(name, content))
        .map(([name]) => name),
      removed: [...current].filter((name) => !files.has(name)),
    }
  }

  /** Writes the course in one step, so that the folder has the former or the new files, never some of both. */
  replaceBy(files: ReadonlyMap<string, Uint8Array>, marker: Marker): void {
    writeFiles(this.#staged, files)
    fs.writeFileSync(path.join(this.#staged, markerName), `${JSON.stringify(marker, null, 2)}\n`)
    if (fs.existsSync(this.#folder)) fs.renameSync(this.#folder, this.#former)
    fs.renameSync(this.#staged, this.#folder)
    fs.rmSync(this.#former, { recursive: true, force: true })
  }

  #currentFiles(): Set<string> {
    if (!fs.existsSync(this.#folder)) return new Set()
    const entries = fs.readdirSync(this.#folder, { recursive: true, withFileTypes: true })
    return new Set(
      entries
        .filter((entry) => entry.isFile() && entry.name !== markerName)
        .map((entry) =>
          path.relative(this.#folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
        ),
    )
  }

  #readMarker(): Marker | null {
    try {
      return markerSchema.parse(JSON.parse(fs.readFileSync(path.join(this.#folder, markerName), 'utf8')))
    } catch {
      return null
    }
  }
}

/** Writes files into a new folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  fs.mkdirSync(folder, { recursive: true })
  for (const [name, content] of files) {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, content, { flag: 'wx' })
  }
}

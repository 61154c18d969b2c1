import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const lessons = ['ash', 'birch', 'cedar', 'daisy']

/**
 * A content folder whose lessons change with every sync, beside the app's own course. Each sync is a process of its own,
 * as `npm run content -- sync` is.
 */
export class ChangingContent {
  readonly #folder: string
  readonly #databaseUrl: string
  #edition = 0
  #process: ChildProcess | null = null
  /** Syncs that were not killed. */
  finished = 0
  killed = 0

  constructor(folder: string, databaseUrl: string) {
    this.#folder = folder
    this.#databaseUrl = databaseUrl
    fs.cpSync(path.join(root, 'content'), folder, { recursive: true })
  }

  /** Edits the lessons and syncs them, unless a sync is under way. */
  startSync(): void {
    if (this.#process !== null) return
    this.#edition += 1
    this.#write()
    const sync = this.#spawn()
    this.#process = sync
    sync.once('exit', (status) => {
      this.#process = null
      if (status === 0) this.finished += 1
    })
  }

  /** Kills the sync, if one is under way. */
  async kill(): Promise<void> {
    const sync = this.#process
    if (sync === null) return
    this.killed += 1
    sync.kill('SIGKILL')
    await once(sync, 'exit')
  }

  /**
   * Syncs to the end whatever was interrupted.
   *
   * @throws Error if that fails
   */
  async settle(): Promise<void> {
    await this.kill()
    const [status] = (await once(this.#spawn(), 'exit')) as [number | null]
    if (status !== 0) throw new Error(`A content sync ended with status ${status}.`)
  }

  #spawn(): ChildProcess {
    return spawn(process.execPath, ['tests/support/sync-content.ts', this.#folder], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: this.#databaseUrl },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }

  /** In every other edition the meaning of half of the terms is another one, which resets their learners. */
  #write(): void {
    const course = path.join(this.#folder, 'trees')
    fs.mkdirSync(course, { recursive: true })
    for (const [index, lesson] of lessons.entries()) {
      const terms = Array.from({ length: 6 }, (_, n) => {
        const edition = n % 2 === 0 ? 0 : this.#edition
        return `- **${lesson} ${n}**: The part of a ${lesson} that has number ${n} in edition ${edition} of this list.`
      })
      const text = [`# All about ${lesson}`, '## Key terms', terms.join('\n'), ''].join('\n\n')
      fs.writeFileSync(path.join(course, `${index + 1}-${lesson}.md`), text)
    }
  }
}

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { HostError } from '#server/host-error'

/** Something cannot be used as the database of this app; the message says why and what to do. */
export class DatabaseError extends HostError {
  /** Why, such as `it is empty (0 bytes)`. */
  readonly reason: string

  /** @param name of the database, for the host */
  constructor(name: string, reason: string, advice: string) {
    super(`The database ${name} cannot be used: ${reason}. ${advice}`)
    this.reason = reason
  }
}

/** A migration in the history of a database. */
interface Applied {
  checksum: string
  /** Null if it failed. */
  finished_at: string | Date | null
}

/** The folder with the migrations of one kind of database. */
export class MigrationFiles {
  readonly #folder: string

  /** @param folder within the app */
  constructor(folder: string) {
    this.#folder = path.resolve(import.meta.dirname, '../..', folder)
  }

  /** The names of the migrations of this version, in the order in which they are applied. */
  names(): string[] {
    return fs
      .readdirSync(this.#folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
  }

  /** The SQL of a migration, and its hash as Prisma keeps it. */
  read(name: string): { sql: string; checksum: string } {
    const sql = fs.readFileSync(path.join(this.#folder, name, 'migration.sql'), 'utf8')
    return { sql, checksum: createHash('sha256').update(sql).digest('hex') }
  }

  /**
   * Names of the migrations that a database lacks.
   *
   * @param applied those in its history; null if it has none
   * @param chooseAnother how the host names another database
   * @throws DatabaseError if it is of another program, or of a newer version of this one
   */
  pending(database: string, applied: readonly string[] | null, chooseAnother: string): string[] {
    const known = this.names()
    const newer = applied?.filter((name) => !known.includes(name)) ?? []
    if (applied === null || (newer.length > 0 && newer.length === applied.length)) {
      throw new DatabaseError(database, 'it belongs to another program', chooseAnother)
    }
    if (newer.length > 0) {
      throw new DatabaseError(
        database,
        `it was written by a newer version of Retrace, which has the migration ${newer.at(-1)}`,
        'Update the app, or restore an older backup.',
      )
    }
    return known.filter((name) => !applied.includes(name))
  }

  /**
   * Whether a migration has yet to be applied.
   *
   * @param seen it in the history of the database
   * @throws Error if it failed before, or was changed since
   */
  isDue(name: string, seen: Applied | undefined): boolean {
    if (seen === undefined) return true
    if (seen.finished_at === null) {
      throw new Error(`Migration ${name} failed earlier; see \`npm run prisma -- migrate resolve --help\`.`)
    }
    if (seen.checksum !== this.read(name).checksum) {
      throw new Error(`Migration ${name} was changed after it was applied; restore the file.`)
    }
    return false
  }
}

import type { Finding } from '#server/doctor/finding'

/** What the start of the app and the commands of the host do with its database, whichever it is. */
export interface DatabaseStore {
  /** What the host knows it by. */
  readonly name: string
  readonly url: string

  /**
   * Keeps the database of this process from being replaced until the process ends.
   *
   * @throws HostError if it is being replaced
   */
  hold(): void

  /**
   * Names of the migrations that the database lacks. Changes nothing.
   *
   * @returns null if there is no database yet
   * @throws DatabaseError if it cannot be used
   */
  pending(): Promise<string[] | null>

  /**
   * Brings the database to this version, and keeps it from being replaced until this process ends.
   *
   * @param say writes one line
   * @returns names of the migrations that were applied
   * @throws HostError if it cannot be used
   */
  prepare(say: (line: string) => void): Promise<string[]>

  /** What is wrong with the database as such, in full sentences without a full stop; empty if nothing is. */
  faults(): string[]

  /** What else its host should know about it, by what was examined. */
  checks(now: Date): Readonly<Record<string, Finding>>

  /** Leaves the database as it is best kept. For when no process uses it any more. */
  settle(): void

  /** Backs the database up each day while this process runs, unless its host looks after that. */
  keepBackedUp(): void
}

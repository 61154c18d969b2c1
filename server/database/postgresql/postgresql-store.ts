import type { DatabaseStore } from '#server/database/database-store'
import { good, type Finding } from '#server/doctor/finding'
import { migratePostgresql, pendingInPostgresql } from '#server/database/postgresql/migrate'

/** A PostgreSQL database. Its server checks, backs up and restores it. */
export class PostgresqlStore implements DatabaseStore {
  readonly name: string
  readonly url: string

  constructor(url: string) {
    this.url = url
    this.name = nameOf(url)
  }

  hold(): void {
    // Nobody can replace a database that is in use.
  }

  pending(): Promise<string[] | null> {
    return pendingInPostgresql(this.url, this.name)
  }

  prepare(): Promise<string[]> {
    return migratePostgresql(this.url, this.name)
  }

  /** The server finds damage when it reads a page. */
  faults(): string[] {
    return []
  }

  checks(): Record<string, Finding> {
    return {
      backups: good(
        'The host of PostgreSQL looks after its disk and its backups, which cannot be seen from here: see docs/scaling.md.',
      ),
    }
  }

  settle(): void {
    // It is the server that has the files.
  }

  keepBackedUp(): void {
    // Its host does, by pg_dump or a service.
  }
}

/** A URL without who signs in by it and how. */
function nameOf(text: string): string {
  const url = new URL(text)
  url.username = ''
  url.password = ''
  return `${url.protocol}//${url.host}${url.pathname}`
}

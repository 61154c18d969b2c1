import Database from 'better-sqlite3'

/** Copies a database with all that was committed, also while others have it open. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const original = new Database(from, { readonly: true })
  await original.backup(to)
  original.close()
}

import Database from 'better-sqlite3'

/** Copies all committed data of a database, even while others have it open. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const original = new Database(from, { readonly: true })
  await original.backup(to)
  original.close()
}

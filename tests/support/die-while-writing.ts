// A process that imports an archive into an account or deletes it, and dies of SIGKILL at a query of its choice. Prints
// how many queries it took if it survives. Arguments: what to do, the query, and the archive.
import fs from 'node:fs'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { databaseFileOf } from '#server/settings'

const [what = '', fatal = '', archive = ''] = process.argv.slice(2)
let queries = 0
globalThis.retraceDatabase = new SqliteDatabase(databaseFileOf(), {
  onQuery: () => {
    queries += 1
    if (queries === Number(fatal)) process.kill(process.pid, 'SIGKILL')
  },
})
const userId = 'ada'

if (what === 'import') {
  const { importArchive, previewImport } = await import('#server/archive/import-archive')
  const bytes = fs.readFileSync(archive)
  const { consent } = await previewImport(userId, bytes)
  await importArchive(userId, bytes, consent)
} else {
  const { removeAccountNamed } = await import('#server/account/host-accounts')
  await removeAccountNamed(`${userId}@example.org`)
}
await globalThis.retraceDatabase.close()
process.stdout.write(`${queries}\n`)

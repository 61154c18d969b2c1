// A process that imports an archive or cards into an account, takes back its plan, or deletes it, and dies of SIGKILL at a
// query of its choice; of an import in a thread, at a report of its progress. Prints how many there were if it survives. Arguments: what to do,
// the query or report, and the archive.
import fs from 'node:fs'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { databaseFileOf } from '#server/settings'
import { sampleFace } from '#tests/support/sample-face'

const [what = '', fatal = '', archive = ''] = process.argv.slice(2)
let steps = 0
const step = () => {
  steps += 1
  if (steps === Number(fatal)) process.kill(process.pid, 'SIGKILL')
}
globalThis.retraceDatabase = new SqliteDatabase(databaseFileOf(), {
  onQuery: () => {
    if (what !== 'import in a thread') step()
  },
})
const userId = 'ada'

async function work(): Promise<void> {
  switch (what) {
    case 'import': {
      const { importArchive, previewImport } = await import('#server/archive/import-archive')
      const bytes = fs.readFileSync(archive)
      const { consent } = await previewImport(userId, bytes)
      await importArchive(userId, bytes, consent)
      return
    }
    case 'import in a thread': {
      const { previewImport } = await import('#server/archive/import-archive')
      const { importInThread } = await import('#server/archive/import-in-thread')
      const bytes = fs.readFileSync(archive)
      const { consent } = await previewImport(userId, bytes)
      await importInThread({ userId, bytes, consent }, step)
      return
    }
    case 'import of cards': {
      const { storeImport } = await import('#server/own/store-import')
      const cards = Array.from({ length: 120 }, (_, n) => ({
        face: sampleFace({ prompt: `Question ${n}` }),
        ...{ tags: [], history: null },
      }))
      await storeImport(userId, 'Imported', cards, new Date('2026-11-23T10:00:00Z'))
      return
    }
    case 'undo of a plan': {
      const { undoPlanChange } = await import('#server/study/plan-changes')
      await undoPlanChange(userId, new Date('2026-11-23T10:00:00Z'))
      return
    }
    case 'tidying at a start': {
      const { removeUnfinishedImports } = await import('#server/own/store-import')
      const { finishPlanUndos } = await import('#server/study/plan-changes')
      await removeUnfinishedImports()
      await finishPlanUndos(new Date('2026-11-23T11:00:00Z'))
      return
    }
    default: {
      const { removeAccountNamed } = await import('#server/account/host-accounts')
      await removeAccountNamed(`${userId}@example.org`)
    }
  }
}
await work()
await globalThis.retraceDatabase.close()
process.stdout.write(`${steps}\n`)

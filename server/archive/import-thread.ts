// The worker thread that previews and imports an archive. For a large one, SQLite and the reading of the files take
// seconds, which would block the server.
import { parentPort, workerData } from 'node:worker_threads'
import { ArchiveError } from '#server/archive/archive-error'
import { importArchive, previewImport } from '#server/archive/import-archive'
import type { ImportMessage, ImportRequest } from '#server/archive/import-messages'
import { database } from '#server/database/database'

const { userId, bytes, consent } = workerData as ImportRequest
const post = (message: ImportMessage) => parentPort?.postMessage(message)

const work = (): Promise<Extract<ImportMessage, { kind: 'done' }>['result']> =>
  consent === null
    ? previewImport(userId, bytes)
    : importArchive(userId, bytes, consent, (share) => post({ kind: 'progress', share }))

try {
  post({ kind: 'done', result: await work() })
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error
  post({ kind: 'refused', fault: error.fault, message: error.message })
} finally {
  await database.close()
}

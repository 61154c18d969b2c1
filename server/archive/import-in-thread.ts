import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ImportPreview } from '#domain/archive/import-reply'
import { ArchiveError } from '#server/archive/archive-error'
import type { ImportResult } from '#server/archive/import-archive'
import type { ImportMessage, ImportRequest } from '#server/archive/import-messages'
import { BoundedQueue } from '#server/bounded-queue'
import { databaseUrl } from '#server/settings'

/** One at a time: each may take some hundred megabytes for a moment. */
const imports = new BoundedQueue({ atOnce: 1, waiting: 3 })

/** Path of the worker. `turbopackIgnore` keeps the bundler from including it in the page. */
const threadFile = path.join(/* turbopackIgnore: true */ process.cwd(), 'server/archive/import-thread.ts')

/**
 * Previews an archive, or imports it with the consent of a preview, in a thread with a connection of its own: so this one
 * goes on answering, and all that others wait for is SQLite's lock, for the transaction at the end.
 *
 * @param onProgress told which share of an import is done, from 0 to 1
 * @throws ArchiveError, BusyError
 */
export function importInThread(
  request: ImportRequest,
  onProgress: (share: number) => void,
): Promise<ImportPreview | ImportResult> {
  return imports.run(() => {
    const { promise, resolve, reject } = Promise.withResolvers<ImportPreview | ImportResult>()
    const worker = new Worker(/* turbopackIgnore: true */ threadFile, {
      workerData: request,
      // Anything else could be a secret.
      env: { DATABASE_URL: databaseUrl() },
    })
    worker.on('message', (message: ImportMessage) => {
      if (message.kind === 'done') resolve(message.result)
      else if (message.kind === 'refused') reject(new ArchiveError(message.fault, message.message))
      else onProgress(message.share)
    })
    worker.on('error', reject)
    worker.on('exit', (status) => reject(new Error(`The thread ended with status ${status}.`)))
    return promise
  })
}

import { runDrawer } from '#messages/run-picture'
import { exportArchive } from '#server/archive/export-archive'
import { databaseUrl } from '#server/settings'

const drawRun = runDrawer('en')

/** The archive of a learner, as the page gives it. */
export async function archiveOf(userId: string, now: Date): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  await exportArchive(databaseUrl(), userId, now, drawRun, (bytes) => {
    pieces.push(bytes)
    return Promise.resolve()
  })
  return Buffer.concat(pieces)
}

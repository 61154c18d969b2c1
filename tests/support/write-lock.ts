import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** SQLite's write lock, held by another process. */
export interface WriteLock {
  release: () => Promise<void>
}

/** Takes the write lock of a database in another process. */
export async function takeWriteLock(databaseFile: string): Promise<WriteLock> {
  const script = path.join(import.meta.dirname, 'hold-write-lock.ts')
  const holder = spawn(process.execPath, [script, databaseFile], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(holder, 'exit')
  await once(holder.stdout, 'data')
  return {
    async release() {
      holder.stdin.end()
      await gone
    },
  }
}

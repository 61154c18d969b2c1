import fs from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { database } from '#server/database/database'
import { sandboxUrl } from '#server/sandbox/sandbox-url'

/** What takes longer has failed. */
const maxCheckMillis = 3_000
/** Anyone may ask, so the checks run at most this often. */
const maxAgeMillis = 5_000

const checks = {
  /** A row can be written. */
  database: canWrite,
  /** The disk of the database has 100 MiB left. */
  disk: () => database.hasRoom(),
  /** The latest content sync could use every file. */
  content: isContentUsable,
  /** Python for the browser is there to be served. */
  sandbox: hasPythonFiles,
}
type Check = keyof typeof checks

/** Without these, answers of learners are lost; without the others, the app still works. */
const necessary: readonly Check[] = ['database', 'disk']

export interface Health {
  ok: boolean
  checks: Record<Check, boolean>
}

let latest: { atMillis: number; health: Promise<Health> } | undefined

/** Checks whether each part of the app works, unless it did within the last five seconds. Never rejects. */
export function checkHealth(now: Date): Promise<Health> {
  const atMillis = now.getTime()
  if (latest === undefined || Math.abs(atMillis - latest.atMillis) >= maxAgeMillis) {
    latest = { atMillis, health: runChecks(atMillis) }
  }
  return latest.health
}

async function runChecks(atMillis: number): Promise<Health> {
  const names = Object.keys(checks) as Check[]
  const passed = await Promise.all(
    names.map((name) =>
      Promise.race([checks[name](atMillis), setTimeout(maxCheckMillis, false, { ref: false })]).catch(
        () => false,
      ),
    ),
  )
  const results = Object.fromEntries(names.map((name, i) => [name, passed[i] === true])) as Health['checks']
  return { ok: necessary.every((name) => results[name]), checks: results }
}

/** The row is swept like those of other limits. */
async function canWrite(atMillis: number): Promise<boolean> {
  const row = { windowEndsMillis: atMillis, hits: 0 }
  await database.write((db) =>
    db
      .insertInto('RateLimit')
      .values({ key: 'health', ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute(),
  )
  return true
}

async function isContentUsable(): Promise<boolean> {
  const broken = await database.read((db) =>
    db.selectFrom('BrokenFile').select('file').limit(1).executeTakeFirst(),
  )
  return broken === undefined
}

async function hasPythonFiles(): Promise<boolean> {
  await fs.promises.access(path.join('public', sandboxUrl()))
  return true
}

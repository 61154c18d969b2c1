import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const envOf = (databaseFile: string, env: Record<string, string>) => ({
  ...process.env,
  DATABASE_URL: `file:${databaseFile}`,
  BACKUP_FOLDER: '',
  ...env,
})

/** What a command of `scripts/` did, which ran as its `npm run` does. */
export function runScript(
  script: string,
  args: readonly string[],
  databaseFile: string,
  env: Record<string, string> = {},
) {
  const command = ['scripts/with-setup.mjs', `scripts/${script}.ts`, ...args]
  const options = { cwd: root, encoding: 'utf8', env: envOf(databaseFile, env) } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options)
  return { status, stdout, stderr }
}

/** A command that is under way. */
export const startScript = (script: string, args: readonly string[], databaseFile: string) =>
  spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: root,
    env: envOf(databaseFile, {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Runs a command that is killed before a step, see killed-at-step.ts; 0 kills nothing. Returns the number of steps. */
export function runKilled(
  script: string,
  args: readonly string[],
  databaseFile: string,
  killedAt: number,
): number {
  const preload = new URL('killed-at-step.ts', import.meta.url).href
  const { signal, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, `scripts/${script}.ts`, ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: envOf(databaseFile, { KILLED_AT: String(killedAt) }),
    },
  )
  if (killedAt > 0 && signal !== 'SIGKILL')
    throw new Error(`It was not killed at step ${killedAt}:\n${stderr}`)
  return Number(/steps: (\d+)/.exec(stderr)?.[1] ?? 0)
}

// Imported first (`node --import`) by a process that a test kills: SIGKILL comes right before the step KILLED_AT of those
// that change files or databases. With KILLED_AT=0, nothing is killed, and the number of steps is printed to stderr.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

const killedAt = Number(process.env['KILLED_AT'])
let steps = 0

function step(): void {
  steps += 1
  if (steps === killedAt) process.kill(process.pid, 'SIGKILL')
}

type Methods = Record<string, (...args: unknown[]) => unknown>

function watch(target: object, names: readonly string[]): void {
  const methods = target as Methods
  for (const name of names) {
    const original = methods[name]
    if (original === undefined) throw new Error(`There is no ${name}.`)
    methods[name] = function (this: unknown, ...args: unknown[]) {
      step()
      return original.apply(this, args)
    }
  }
}

watch(fs, ['writeFileSync', 'copyFileSync', 'renameSync', 'linkSync', 'rmSync', 'chmodSync', 'fsyncSync'])
syncBuiltinESMExports()
watch(Database.prototype, ['exec', 'pragma', 'prepare', 'close'])
if (killedAt === 0) process.on('exit', () => process.stderr.write(`steps: ${steps}\n`))

import { spawn, spawnSync } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', name)

interface Check {
  name: string
  command: string[]
}

export interface CheckResult {
  name: string
  passed: boolean
}

/** Writes the types of the routes, without which the other checks find mistakes that are none. */
const routes: Check = { name: 'routes', command: [bin('next/dist/bin/next'), 'typegen'] }

/** The ones that take longest come first, so that none of them runs alone at the end. */
const checks: Check[] = [
  { name: 'lint', command: [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  { name: 'types', command: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'format', command: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'circular imports', command: [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '.'] },
  { name: 'unused code', command: [bin('knip/bin/knip.js'), '--no-progress'] },
  {
    name: 'code that only tests use',
    command: [bin('knip/bin/knip.js'), '--no-progress', '--production', '--exclude=dependencies'],
  },
  { name: 'generated docs', command: [path.join(root, 'scripts/docs.ts'), '--check'] },
]

function report({ name }: Check, passed: boolean, output: string): CheckResult {
  process.stdout.write(`${output}${passed ? '✓' : '✗'} ${name}\n`)
  return { name, passed }
}

function run(check: Check): Promise<CheckResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, check.command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (text: string) => (output += text)
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', reject)
    child.on('close', (status) => {
      resolve(report(check, status === 0, output))
    })
  })
}

/** Runs all checks, one for each core at a time, prints what they find, and returns which passed. */
export async function runChecks(): Promise<CheckResult[]> {
  const { status } = spawnSync(process.execPath, routes.command, { cwd: root, stdio: 'inherit' })
  const results = [report(routes, status === 0, '')]
  const waiting = checks.values()
  const work = async () => {
    for (const check of waiting) results.push(await run(check))
  }
  await Promise.all(Array.from({ length: os.availableParallelism() }, work))
  return results
}

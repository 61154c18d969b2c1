import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', name)

const checks = [
  { name: 'routes', command: [bin('next/dist/bin/next'), 'typegen'] },
  { name: 'types', command: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint', command: [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  { name: 'circular imports', command: [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '.'] },
  { name: 'format', command: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'unused code', command: [bin('knip/bin/knip.js'), '--no-progress'] },
  {
    name: 'code that only tests use',
    command: [bin('knip/bin/knip.js'), '--no-progress', '--production', '--exclude=dependencies'],
  },
  { name: 'generated docs', command: [path.join(root, 'scripts/docs.ts'), '--check'] },
]

export interface CheckResult {
  name: string
  passed: boolean
}

/** Runs all checks, prints what they find, and returns which passed. */
export function runChecks(): CheckResult[] {
  return checks.map(({ name, command }) => {
    const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
    console.log(`${status === 0 ? '✓' : '✗'} ${name}`)
    return { name, passed: status === 0 }
  })
}

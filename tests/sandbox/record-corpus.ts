// `node tests/sandbox/record-corpus.ts [PYTHON…]` runs the corpus in native CPython and keeps what it prints.
// With --verify it writes nothing and says where a Python on this machine prints something else than what is
// recorded and noted for its version.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  comparable,
  folder,
  programNames,
  readRecordings,
  recordingFile,
  type NativeOutput,
  type Recording,
} from '#tests/sandbox/corpus'

interface Python {
  command: string
  version: string
}

const OLDEST = [3, 12]

/** Puts the newer of two versions, such as `3.14.2` and `3.9.18`, first. */
const newestFirst = (one: string, other: string) => other.localeCompare(one, 'en', { numeric: true })

function findPythons(commands: string[]): Python[] {
  const pyenv = join(homedir(), '.pyenv', 'versions')
  const candidates = [
    ...commands,
    ...Array.from({ length: 8 }, (_, minor) => `python3.${minor + 12}`),
    'python3',
    ...(existsSync(pyenv) ? readdirSync(pyenv).map((version) => join(pyenv, version, 'bin', 'python')) : []),
  ]
  const found = new Map<string, Python>()
  for (const command of candidates) {
    const { status, stdout } = spawnSync(
      command,
      ['-c', 'import platform; print(platform.python_version())'],
      {
        encoding: 'utf8',
      },
    )
    const version = status === 0 ? stdout.trim() : ''
    const [major = 0, minor = 0] = version.split('.').map(Number)
    const [oldestMajor = 0, oldestMinor = 0] = OLDEST
    if (major === oldestMajor && minor >= oldestMinor && !found.has(version))
      found.set(version, { command, version })
  }
  return [...found.values()].sort((one, other) => newestFirst(one.version, other.version))
}

function runNatively({ command }: Python, name: string): NativeOutput {
  const place = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    copyFileSync(join(folder, `${name}.py`), join(place, 'main.py'))
    const { stdout, stderr, status } = spawnSync(command, ['main.py'], {
      cwd: place,
      encoding: 'utf8',
      timeout: 20_000,
      env: {
        ...process.env,
        PYTHONHASHSEED: '0',
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONUTF8: '1',
        NO_COLOR: '1',
      },
    })
    return {
      stdout: stdout.replaceAll(`${realpathSync(place)}/`, ''),
      stderr: comparable(stderr),
      exitStatus: status ?? -1,
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

const differencesOf = (one: NativeOutput, other: NativeOutput) =>
  (['stdout', 'stderr', 'exitStatus'] as const).filter((part) => one[part] !== other[part])

function record(name: string, [newest, ...older]: Python[]): Recording {
  if (newest === undefined) throw new Error('No Python of version 3.12 or newer was found.')
  const output = runNatively(newest, name)
  const differs: Recording['differs'] = {}
  for (const python of older) {
    const parts = differencesOf(output, runNatively(python, name))
    if (parts.length > 0) differs[python.version] = parts
  }
  return { python: newest.version, ...output, differs }
}

/** On a busy machine a native run may be late for its own sleeps: what it prints once in three times counts. */
const ATTEMPTS = 3

/** Where a Python prints something else than the recording says of its version, a line each. */
function contradictions(name: string, kept: Recording | undefined, pythons: Python[]): string[] {
  if (kept === undefined) return [`${name}: not recorded yet`]
  return pythons.flatMap((python) => {
    const noted = kept.differs[python.version]?.join(', ') ?? ''
    let found = ''
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      found = differencesOf(kept, runNatively(python, name)).join(', ')
      if (found === noted) return []
    }
    const [what, known] = [found, noted].map((parts) => parts || 'nothing')
    return [`${name}: ${what} differs in ${python.version} from ${kept.python}; noted is ${known}`]
  })
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verify: { type: 'boolean' } },
})
const pythons = findPythons(positionals)
console.error(`Found Python ${pythons.map(({ version }) => version).join(', ')}.`)
const kept = existsSync(recordingFile) ? readRecordings() : {}

if (values.verify) {
  const found = programNames.flatMap((name) => contradictions(name, kept[name], pythons))
  for (const line of found) console.log(line)
  if (found.length > 0) process.exitCode = 1
} else {
  // What a newer Python printed is not given up for what an older one prints.
  const best = programNames.map((name): [string, Recording] => {
    const [before, now] = [kept[name], record(name, pythons)]
    return [name, before && newestFirst(now.python, before.python) > 0 ? before : now]
  })
  writeFileSync(recordingFile, `${JSON.stringify(Object.fromEntries(best), null, 2)}\n`)
}

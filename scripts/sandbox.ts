// `npm run --silent sandbox -- FILE.py…` runs programs as the app would, each on its own.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ProgramInput } from '#domain/program/program'
import { openSandbox, type Sandbox } from '#sandbox/node'
import { decodePythonSource } from '#sandbox/source-text'
import { asJson, report, type RewriteRun, type Extras } from './sandbox/report.ts'

const help = `Usage: npm run --silent sandbox -- FILE.py… [--rewrites] [--variants N [--seed S]] [--json [--trace]]

Runs Python programs as the app does: in CPython on virtual time, each separately, and several times if needed to find
out whether the output is always the same.

  --json        one JSON object per line: file, python, outcome, stdout, stderr, exception, seconds (virtual),
                deterministic, reasons
  --trace       with --json: adds the trace, step by step (described in docs/sandbox.md)
  --rewrites    adds what the program would do if a misconception were true, for each rule that applies
  --variants N  adds up to N variants of the program: other names, numbers and times, the same structure
  --seed S      any text; a different seed gives different variants
  --help        show this text

Outcomes: finished, exception, deadlock, time-limit, output-limit, memory-limit, unsupported, syntax-error.
The exit status is 0 however the programs end, and 2 if a file or an argument is invalid.
`

/** An argument or a file cannot be used; the message says why. */
class InputError extends Error {}

const reasonsByCode: Record<string, string> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ENAMETOOLONG: 'its name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
}

/** The folder that arguments are relative to. npm changes to the root of the project before it runs a script. */
const startFolder =
  process.env['npm_lifecycle_event'] === 'sandbox'
    ? (process.env['INIT_CWD'] ?? process.cwd())
    : process.cwd()

function read(file: string): Buffer {
  try {
    return readFileSync(path.resolve(startFolder, file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new InputError(
      `${file} cannot be read: ${reasonsByCode[code] ?? `the system says ${code || String(error)}`}.`,
    )
  }
}

interface Arguments {
  files: string[]
  json: boolean
  trace: boolean
  rewrites: boolean
  variants: number | undefined
  seed: string
  help: boolean
}

function countOf(text: string): number {
  const count = Number(text)
  if (/^\d+$/.test(text) && count >= 1 && count <= 100) return count
  throw new InputError(`--variants needs a number from 1 to 100, not "${text}"`)
}

function argumentsOf(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        trace: { type: 'boolean' },
        rewrites: { type: 'boolean' },
        variants: { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const { json = false, trace = false, rewrites = false, seed, help = false } = values
    const variants = values.variants === undefined ? undefined : countOf(values.variants)
    if (seed !== undefined && variants === undefined) throw new InputError('--seed needs --variants')
    return { files: positionals, json, trace, rewrites, variants, seed: seed ?? '1', help }
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new InputError(`${sentence.replace(/\.$/, '')}. See --help.`)
  }
}

async function main(): Promise<void> {
  const {
    files,
    json,
    trace: wantsTrace,
    rewrites: wantsRewrites,
    variants: count,
    seed,
    help: wantsHelp,
  } = argumentsOf()
  if (wantsHelp) {
    process.stdout.write(help)
    return
  }
  if (wantsTrace && !json) throw new InputError('--trace needs --json. See --help.')
  if (files.length === 0) throw new InputError('Name at least one Python file. See --help.')
  const sources = files.map((file) => ({ file, bytes: read(file) }))
  const sandbox = openSandbox()
  try {
    for (const { file, bytes } of sources) {
      const program = { source: decodePythonSource(bytes) }
      const { record, trace } = wantsTrace
        ? await sandbox.runWithTrace(program)
        : { record: await sandbox.run(program), trace: undefined }
      const more: Extras = {
        ...(trace && { trace }),
        ...(wantsRewrites && { rewriteRuns: await runRewrites(sandbox, program) }),
        ...(count !== undefined && { variants: await sandbox.variants(program, { seed, count }) }),
      }
      process.stdout.write(json ? asJson(file, record, more) : report(file, record, more))
    }
  } finally {
    await sandbox.close()
  }
}

const runRewrites = async (sandbox: Sandbox, program: ProgramInput): Promise<RewriteRun[]> =>
  Promise.all(
    (await sandbox.rewrites(program)).map(async (rewrite) => ({
      rewrite,
      seen: (await sandbox.runWithMisconception(program, rewrite)).record,
    })),
  )

// A reader such as `head` may stop reading.
process.stdout.on('error', () => process.exit(0))

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}

// `npm run --silent sandbox -- FILE.py…` runs programs as the app would, each on its own.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'
import { openSandbox } from '#sandbox/node'
import { decodePythonSource } from '#sandbox/source-text'

const help = `Usage: npm run --silent sandbox -- FILE.py… [--json [--trace]]

Runs Python programs as the app does: in CPython on virtual time, each on its own, several times where needed
to find out whether it always prints the same.

  --json    one JSON object a line: file, python, outcome, stdout, stderr, exception, seconds (virtual),
            deterministic, reasons
  --trace   with --json: adds trace, what happened step by step (described in docs/sandbox.md)
  --help    this text

Outcomes: finished, exception, deadlock, time-limit, output-limit, memory-limit, unsupported, syntax-error.
The exit status is 0 however the programs end, and 2 for files or arguments that cannot be used.
`

/** What is wrong with the arguments or the files, in a sentence for the person who typed them. */
class Unusable extends Error {}

const reasonsByCode: Record<string, string> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
  ENAMETOOLONG: 'its name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
}

/** npm moves to the root of the project; names were typed where the person was. */
const startFolder =
  process.env['npm_lifecycle_event'] === 'sandbox'
    ? (process.env['INIT_CWD'] ?? process.cwd())
    : process.cwd()

function read(file: string): Buffer {
  try {
    return readFileSync(path.resolve(startFolder, file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Unusable(
      `${file} cannot be read: ${reasonsByCode[code] ?? `the system says ${code || String(error)}`}.`,
    )
  }
}

interface Arguments {
  files: string[]
  json: boolean
  trace: boolean
  help: boolean
}

function argumentsOf(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        trace: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const { json = false, trace = false, help = false } = values
    return { files: positionals, json, trace, help }
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new Unusable(`${sentence.replace(/\.$/, '')}. See --help.`)
  }
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ').replace(/(?<!\n)$/, '\n')

function report(file: string, record: RunRecord): string {
  const output = record.stdout === '' ? '  prints nothing\n' : `  stdout\n${indented(record.stdout)}`
  const errors = record.stderr === '' ? '' : `  stderr\n${indented(record.stderr)}`
  const verdict = record.deterministic ? 'yes' : 'no'
  const reasons = record.reasons.map((reason) => `    ${reason}\n`).join('')
  return (
    `${file} (Python ${record.python})\n  ${record.outcome}: ${record.summary}\n${output}${errors}` +
    `  virtual time: ${record.seconds} s\n  always the same: ${verdict}\n${reasons}`
  )
}

function asJson(file: string, record: RunRecord, more: { trace?: Trace } = {}): string {
  const { python, outcome, stdout, stderr, exception, seconds, deterministic, reasons } = record
  const shown = { file, python, outcome, stdout, stderr, exception, seconds, deterministic, reasons, ...more }
  return `${JSON.stringify(shown)}\n`
}

async function main(): Promise<void> {
  const { files, json, trace: wantsTrace, help: wantsHelp } = argumentsOf()
  if (wantsHelp) {
    process.stdout.write(help)
    return
  }
  if (wantsTrace && !json) throw new Unusable('--trace needs --json. See --help.')
  if (files.length === 0) throw new Unusable('Name at least one Python file. See --help.')
  const sources = files.map((file) => ({ file, bytes: read(file) }))
  const sandbox = openSandbox()
  try {
    for (const { file, bytes } of sources) {
      const program = { source: decodePythonSource(bytes) }
      if (wantsTrace) {
        const { record, trace } = await sandbox.runWithTrace(program)
        process.stdout.write(asJson(file, record, { trace }))
      } else {
        const record = await sandbox.run(program)
        process.stdout.write(json ? asJson(file, record) : report(file, record))
      }
    }
  } finally {
    await sandbox.close()
  }
}

// A reader such as `head` may stop reading.
process.stdout.on('error', () => process.exit(0))

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}

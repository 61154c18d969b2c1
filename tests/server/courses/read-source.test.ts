import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { CourseSourceError, filesIn } from '#server/courses/course-files'
import { readSource } from '#server/courses/read-source'
import { readZippedCourse } from '#server/courses/read-zipped-course'
import { makeZip } from '#tests/support/make-zip'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-source-'))
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

const lesson = Buffer.from('# A lesson\n')
const textsOf = (files: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries([...files].map(([name, content]) => [name, Buffer.from(content).toString()]))
/** A folder with a lesson, what a course has no use for, and links out of it. */
function courseFolder(name: string) {
  const folder = path.join(root, name)
  fs.mkdirSync(path.join(folder, 'docs', '.hidden'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'docs', '01-lesson.md'), lesson)
  fs.writeFileSync(path.join(folder, 'docs', 'setup.sh'), 'rm -rf /')
  fs.writeFileSync(path.join(folder, 'docs', '.hidden', 'note.md'), 'hidden')
  fs.symlinkSync('/etc/passwd', path.join(folder, 'docs', '02-link.md'))
  fs.symlinkSync('/etc', path.join(folder, 'docs', 'linked'))
  return folder
}

describe('a folder', () => {
  test('gives its lessons alone, and follows no link', async () => {
    expect(textsOf(await readSource(courseFolder('plain')))).toEqual({ 'docs/01-lesson.md': '# A lesson\n' })
  })

  test('that is not there is named', async () => {
    await expect(readSource(path.join(root, 'nowhere'))).rejects.toThrow(/There is no folder .*nowhere/)
  })
})

describe('a repository', () => {
  const git = (folder: string, ...args: string[]) =>
    expect(
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder })
        .status,
    ).toBe(0)

  test('gives the lessons of its latest commit, and neither links nor hooks nor submodules do anything', async () => {
    const folder = courseFolder('repository')
    const trap = path.join(root, 'trapped')
    git(folder, 'init', '--quiet')
    fs.writeFileSync(
      path.join(folder, '.gitmodules'),
      '[submodule "x"]\n\tpath = x\n\turl = file:///nowhere\n',
    )
    fs.writeFileSync(path.join(folder, '.gitattributes'), '*.md filter=trap\n')
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message', 'A course')
    git(folder, 'config', 'filter.trap.smudge', `touch ${trap}`)
    expect(textsOf(await readSource(`file://${folder}`))).toEqual({ 'docs/01-lesson.md': '# A lesson\n' })
    expect(fs.existsSync(trap)).toBe(false)
  })

  test.each([
    ['file:///nowhere/at-all', /could not be fetched/],
    ['https://127.0.0.1:1/course.git', /could not be fetched/],
    ['ssh://-oProxyCommand=touch%20trapped/x', /could not be fetched/],
  ])('at %s is refused in a sentence', async (url, reason) => {
    await expect(readSource(url)).rejects.toThrow(reason)
  })

  test('address that would run a command is not one', async () => {
    await expect(readSource('ext::sh -c touch% trapped')).rejects.toThrow(CourseSourceError)
  })
})

describe('a ZIP archive', () => {
  test('gives its lessons, without the folder that all are in', async () => {
    const archive = makeZip([
      { name: 'course-main/', content: Buffer.alloc(0) },
      { name: 'course-main/01.md', content: lesson },
      { name: 'course-main/run.sh', content: Buffer.from('rm -rf /') },
      { name: 'course-main/image.png', content: Buffer.alloc(10_000) },
    ])
    expect([...filesIn(await readZippedCourse(archive), '').keys()]).toEqual(['01.md', 'image.png'])
  })

  test('of another program can be read', async () => {
    const folder = courseFolder('zipped')
    const file = path.join(root, 'zipped.zip')
    const packed = spawnSync('python3', ['-m', 'zipfile', '-c', file, 'docs/01-lesson.md', 'docs/setup.sh'], {
      cwd: folder,
    })
    if (packed.status === 0)
      expect(textsOf(await readZippedCourse(fs.readFileSync(file)))).toEqual({
        '01-lesson.md': '# A lesson\n',
      })
  })

  test.each([
    '../out.md',
    'a/../../out.md',
    '/etc/out.md',
    'C:/out.md',
    'a\\..\\out.md',
    'a//out.md',
    'out.md\0.png',
  ])('with the name %j is refused', async (name) => {
    await expect(readZippedCourse(makeZip([{ name, content: lesson }]))).rejects.toThrow(
      /leads out of its folder/,
    )
  })

  test('with a link leaves it out', async () => {
    const link = { name: 'link.md', content: Buffer.from('/etc/passwd'), mode: 0o120777 }
    expect((await readZippedCourse(makeZip([link]))).size).toBe(0)
  })

  test('that says that it has 3 GB, or unpacks to more than it says, unpacks neither', async () => {
    const bomb = { name: 'bomb.md', content: Buffer.alloc(200 * 1_024 * 1_024) }
    await expect(readZippedCourse(makeZip([{ ...bomb, claimedBytes: 3_000_000_000 }]))).rejects.toThrow(
      /too large/,
    )
    const before = process.memoryUsage().arrayBuffers
    await expect(readZippedCourse(makeZip([{ ...bomb, claimedBytes: 100 }]))).rejects.toThrow(
      CourseSourceError,
    )
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300 * 1_024 * 1_024)
  })

  test('with very many files, or the same file twice, is refused', async () => {
    const many = Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}.md`, content: lesson }))
    await expect(readZippedCourse(makeZip(many))).rejects.toThrow(/too large/)
    const twice = ['a.md', 'A.md'].map((name) => ({ name, content: lesson }))
    await expect(readZippedCourse(makeZip(twice))).rejects.toThrow(/two files/)
  })

  test('that is damaged anywhere gives an error of ours, or whole files', async () => {
    const archive = makeZip([
      { name: '01.md', content: lesson },
      { name: '02.md', content: Buffer.from('# Another\n') },
    ])
    const whole = textsOf(await readZippedCourse(archive))
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: archive.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        async (at, byte) => {
          const damaged = Buffer.from(archive)
          damaged[at] = byte
          let files: ReadonlyMap<string, Uint8Array>
          try {
            files = await readZippedCourse(damaged)
          } catch (error) {
            expect(error).toBeInstanceOf(CourseSourceError)
            return
          }
          const texts = Object.values(whole)
          for (const content of Object.values(textsOf(files))) expect(texts).toContain(content)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

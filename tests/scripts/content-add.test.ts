import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeZip } from '#tests/support/make-zip'

const script = path.resolve('scripts/content.ts')
/** Stands for the folder of the app. */
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-add-'))
const source = path.join(home, 'source')
const databaseFile = path.join(home, 'data', 'app.db')
const course = path.join(home, 'content', 'tides')
beforeAll(() => {
  fs.mkdirSync(path.join(home, 'content', 'own'), { recursive: true })
  fs.writeFileSync(path.join(home, 'content', 'own', '01.md'), lessonOf('Own', ['alpha', 'beta']))
  fs.mkdirSync(source)
  git('init', '--quiet')
})
afterAll(() => fs.rmSync(home, { recursive: true, force: true }))

function lessonOf(title: string, terms: string[]) {
  const concepts = terms.map((term) => `- **${term}**: what ${title} calls ${term}, at length and in words.`)
  return `# ${title}\n\n## Key concepts\n\n${concepts.join('\n')}\n`
}
function git(...args: string[]) {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org']
  expect(spawnSync('git', [...who, ...args], { cwd: source }).status).toBe(0)
}
function commit(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(source, name), text)
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Edit')
}
function add(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: `file:${databaseFile}`, npm_lifecycle_event: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'add', ...args], {
    cwd: home,
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}
function cards(courseId: string): string[] {
  const database = new Database(databaseFile)
  const rows = database
    .prepare<[string], { id: string }>(
      `SELECT Card.id FROM Card JOIN Lesson ON Lesson.id = lessonId
       WHERE courseId = ? AND Card.retiredAtMillis IS NULL ORDER BY Card.id`,
    )
    .all(courseId)
  database.close()
  return rows.map(({ id }) => id)
}
const url = `file://${source}`

test('a repository is shown, then added, and brought up to date by the same command', () => {
  commit({ '01-tides.md': lessonOf('Tides', ['ebb', 'flow', 'spring tide']) })
  const shown = add(url, '--as', 'tides')
  expect(shown.status).toBe(0)
  expect(shown.stdout).toMatch(/^\+ content\/tides\/01-tides\.md\n/)
  expect(shown.stderr).toContain('Nothing was changed.')
  expect(fs.existsSync(course)).toBe(false)
  expect(cards('own')).toEqual([])

  expect(add(url, '--as', 'tides', '--yes').status).toBe(0)
  const first = cards('tides')
  expect(first.some((id) => id.startsWith('tides/ebb/'))).toBe(true)
  expect(cards('own').length).toBeGreaterThan(0)

  commit({
    '01-tides.md': lessonOf('Tides', ['ebb', 'flow', 'spring tide', 'neap tide']),
    '02-more.md': lessonOf('More', ['slack']),
  })
  const update = add(url, '--as', 'tides', '--yes')
  expect(update.stdout).toContain('+ content/tides/02-more.md\n~ content/tides/01-tides.md\n')
  expect(cards('tides')).toEqual(expect.arrayContaining(first))
  expect(cards('tides').length).toBeGreaterThan(first.length)
})

test('a course that is not from there is not replaced', () => {
  const before = fs.readFileSync(path.join(home, 'content', 'own', '01.md'), 'utf8')
  const { status, stderr } = add(url, '--as', 'own', '--yes')
  expect(stderr).toBe(
    'There is a course in content/own already, which is your own. Choose another name with --as NAME.\n',
  )
  expect(status).toBe(1)
  expect(fs.readFileSync(path.join(home, 'content', 'own', '01.md'), 'utf8')).toBe(before)
})

test('another course whose files are gone is not retired by the way', () => {
  const own = path.join(home, 'content', 'own')
  const before = cards('own')
  fs.renameSync(own, path.join(home, 'elsewhere'))
  const { status, stderr } = add(url, '--as', 'tides', '--yes')
  fs.renameSync(path.join(home, 'elsewhere'), own)
  expect(stderr).toContain('that would also retire most of own, whose files are gone')
  expect(status).toBe(1)
  expect(cards('own')).toEqual(before)
})

test('a course whose replacement was interrupted is there again', () => {
  fs.renameSync(course, path.join(home, 'content', '.tides.old'))
  fs.mkdirSync(path.join(home, 'content', '.tides.new'))
  expect(add(url, '--as', 'tides').stdout).not.toContain('+ content')
  expect(fs.readdirSync(path.join(home, 'content')).sort()).toEqual(['own', 'tides'])
})

test.each([
  ['nothing', [], 2, /Expected one source/],
  ['a name that leads elsewhere', [source, '--as', '../own'], 2, /--as must be a name/],
  ['a folder without lessons', [path.join(home, 'data')], 1, /There are no lessons \(\.md\)/],
  ['an archive with a trick', [path.join(home, 'trick.zip'), '--yes'], 1, /leads out of its folder/],
])('%s is refused in a sentence, and changes nothing', (_, args, status, reason) => {
  const trick = makeZip([{ name: '../../own/01.md', content: Buffer.from('# Mine now') }])
  fs.writeFileSync(path.join(home, 'trick.zip'), trick)
  const before = fs.readdirSync(path.join(home, 'content'), { recursive: true })
  const result = add(...args)
  expect(result.stderr).toMatch(reason)
  expect(result.stderr).not.toMatch(/^\s+at /m)
  expect(result.status).toBe(status)
  expect(fs.readdirSync(path.join(home, 'content'), { recursive: true })).toEqual(before)
})

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '#domain/findings/catalogue'
import { findRule, type RuleCode } from '#domain/findings/finding'
import type { Example } from '#domain/findings/rule'
import { openSandbox } from '#sandbox/node'
import { lessonForAuthor } from '#server/author/lesson-for-author'
import { brokenFiles } from '#server/content/broken-files'
import { findingSchema } from '#server/content/finding-schema'
import { lessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'
import { database } from '#server/database/database'

const now = new Date('2026-11-23T08:00:00Z')
const builder = lessonBuilder(openSandbox, now)
let contentFolder = ''
beforeAll(() => {
  contentFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-findings-'))
})
afterAll(async () => {
  fs.rmSync(contentFolder, { recursive: true, force: true })
  await builder.close()
})

interface FileFinding {
  file: string
  rule: string
}

/** Takes a content folder of these files up into the database, and reads there what their author is told. */
async function findingsFor(files: Readonly<Record<string, string>>): Promise<FileFinding[]> {
  fs.rmSync(contentFolder, { recursive: true, force: true })
  for (const [file, text] of Object.entries(files)) {
    const whole = path.join(contentFolder, file)
    fs.mkdirSync(path.dirname(whole), { recursive: true })
    fs.writeFileSync(whole, text)
  }
  await syncContent({ contentFolder, builder, now, mayRetireMost: true, onProgress: () => undefined })
  const lessons = await database.read((db) =>
    db
      .selectFrom('Lesson')
      .select(['file', 'warnings', 'rejected'])
      .where('retiredAtMillis', 'is', null)
      .execute(),
  )
  const stored = (file: string, json: string) =>
    findingSchema
      .array()
      .parse(JSON.parse(json))
      .map(({ rule }) => ({ file, rule }))
  return [
    ...lessons.flatMap(({ file, warnings, rejected }) => [
      ...stored(file, warnings),
      ...stored(file, rejected),
    ]),
    ...(await brokenFiles()).flatMap(({ file, errors }) => errors.map(({ rule }) => ({ file, rule }))),
  ]
}

const examples = Object.entries(catalogue).flatMap(([code, { examples }]) =>
  examples === null ? [] : [{ code, ...examples }],
)

/** Taking up all examples runs some fifty programs. */
const maxMillisForAll = 180_000

/** An example is too short to define a concept for every program. */
const saidOfAnyExample = 'W13' satisfies RuleCode

describe('the examples of the catalogue', () => {
  /** What is told of each lesson that is an example by itself: all of them are taken up at once. */
  let ofLessons: FileFinding[] = []
  beforeAll(async () => {
    const lessons = examples.flatMap(({ code, bad, good }) => [
      [`${code}-bad/lesson.md`, bad],
      [`${code}-good/lesson.md`, good],
    ])
    ofLessons = await findingsFor(
      Object.fromEntries(lessons.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    )
  }, maxMillisForAll)

  async function rulesFor(folder: string, example: Example): Promise<string[]> {
    const findings =
      typeof example === 'string'
        ? ofLessons.filter(({ file }) => file.startsWith(`${folder}/`))
        : await findingsFor(example)
    return [...new Set(findings.map(({ rule }) => rule))]
  }

  test.each(examples)('$code: the bad one has this finding alone, the good one has none', async (each) => {
    const { code, bad, good } = each
    const ofBad = await rulesFor(`${code}-bad`, bad)
    expect(ofBad).toContain(code)
    expect(ofBad.filter((rule) => rule !== code && rule !== saidOfAnyExample)).toEqual([])
    const ofGood = await rulesFor(`${code}-good`, good)
    expect(ofGood).not.toContain(code)
    expect(ofGood.filter((rule) => rule !== saidOfAnyExample)).toEqual([])
  })
})

test('only a bug of the generator has no example', () => {
  const without = Object.entries(catalogue).filter(([, rule]) => rule.examples === null)
  expect(without.map(([code]) => code)).toEqual(['E16'])
})

test('titles are headlines, and advice is made of sentences', () => {
  for (const { title, whatToDo } of Object.values(catalogue)) {
    expect(title).toMatch(/^[A-Z][^.]*[^.\s]$/)
    expect(whatToDo).toMatch(/^[A-Z].*\.$/)
  }
})

test('a stored finding is read although its rule is gone by now', async () => {
  await findingsFor({ 'course/lesson.md': 'Some text.\n' })
  const gone = { rule: 'E99', line: null, message: 'Something of the past.' }
  await database.write((db) =>
    db
      .updateTable('Lesson')
      .set({ warnings: JSON.stringify([gone]) })
      .where('courseId', '=', 'course')
      .where('slug', '=', 'lesson')
      .execute(),
  )
  expect((await lessonForAuthor(contentFolder, 'course', 'lesson'))?.general).toEqual([gone])
  expect(findRule('E99')).toBeNull()
  expect(findRule('toString')).toBeNull()
})

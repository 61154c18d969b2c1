import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '../..')
const fixtures = path.join(root, 'tests/fixtures/lessons')

function content(...args: string[]) {
  return spawnSync(process.execPath, [path.join(root, 'scripts/content.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_lifecycle_event: '' },
  })
}

const source = z.strictObject({ file: z.string(), first: z.int().positive(), last: z.int().positive() })
const finding = z.strictObject({ rule: z.string(), line: z.int().positive().nullable(), message: z.string() })
const answer = z.union([z.string(), z.array(z.string())])
const outputSchema = z.strictObject({
  python: z.string().regex(/^3\.\d+\.\d+$/),
  lessons: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      file: z.string(),
      concepts: z.array(
        z.strictObject({
          id: z.string(),
          term: z.string(),
          aliases: z.array(z.string()),
          definition: z.string(),
          source,
        }),
      ),
      programs: z.array(
        z.strictObject({
          id: z.string(),
          code: z.string(),
          outcome: z.string(),
          stdout: z.string(),
          stderr: z.string(),
          exception: z
            .strictObject({ type: z.string(), message: z.string(), line: z.int().positive().nullable() })
            .nullable(),
          seconds: z.number(),
          deterministic: z.boolean(),
          reasons: z.array(z.string()),
          source,
        }),
      ),
      cards: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.string(),
          facet: z.string(),
          prompt: z.string(),
          answer,
          concepts: z.array(z.string()),
          source,
        }),
      ),
      questions: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.string(),
          card: z.string(),
          program: z.string().nullable(),
          prompt: z.string(),
          code: z.string().nullable(),
          options: z.array(
            z.strictObject({
              text: z.string(),
              correct: z.boolean(),
              misconception: z.string().nullable(),
              feedback: z.string(),
            }),
          ),
          answer,
          concepts: z.array(z.string()),
          source,
        }),
      ),
      warnings: z.array(finding),
      rejected: z.array(finding.extend({ item: z.string() })),
    }),
  ),
})

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lessons-'))
  const course = path.join(folder, 'content/basics')
  mkdirSync(path.join(course, 'more'), { recursive: true })
  cpSync(path.join(fixtures, 'grammar/labels.md'), path.join(course, '02-labels.md'))
  cpSync(path.join(fixtures, 'lint/E40-contradicted.md'), path.join(course, '10-contradicted.md'))
  cpSync(path.join(fixtures, 'lint/E43-telling-comments.md'), path.join(course, 'more/03-comments.md'))
  writeFileSync(path.join(course, 'README.md'), '- **Readme**: A file that is no lesson.\n')
  writeFileSync(path.join(course, 'course.md'), '# The course\n')
  writeFileSync(path.join(course, 'notes.txt'), 'no lesson')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('content check --json', () => {
  it('prints one JSON object with the documented keys and nothing else, writes nothing, and leaves out just the lesson whose expectation the run contradicts', () => {
    const before = readdirSync(folder, { recursive: true }).sort()
    const { stdout, stderr, status } = content('check', folder, '--json')
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const { lessons } = outputSchema.parse(JSON.parse(stdout))
    expect(lessons.map(({ id }) => id)).toEqual(['basics/labels', 'basics/contradicted', 'basics/comments'])
    const [labels, contradicted, comments] = lessons
    expect(labels?.file).toBe(`${folder}/content/basics/02-labels.md`)
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
    expect(contradicted).toMatchObject({ cards: [], questions: [] })
    expect(contradicted?.rejected.map(({ rule, line }) => [rule, line])).toEqual([
      ['E40', 6],
      ['E40', 13],
      ['E40', 18],
    ])
    expect(labels?.cards.length).toBeGreaterThan(0)
    expect(comments?.questions.length).toBeGreaterThan(0)
  })

  it('answers for any bytes, for two lessons of one name, and shows hostile text as text', () => {
    const odd = path.join(folder, 'odd.md')
    writeFileSync(odd, Buffer.from([0xff, 0xfe, 0x23, 0x00, 0x20, 0x00, 0x41, 0x00]))
    const same = path.join(folder, '7-odd.md')
    writeFileSync(same, '# B\n')
    const binary = path.join(folder, 'binary.md')
    writeFileSync(binary, Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 7919) % 256)))
    const { stdout, status } = content(
      'check',
      odd,
      same,
      binary,
      path.join(fixtures, 'hostile.md'),
      '--json',
    )
    expect(status).toBe(0)
    const { lessons } = outputSchema.parse(JSON.parse(stdout))
    expect(lessons.slice(0, 3).map(({ title }) => title)).toEqual(['A', 'B', 'Binary'])
    expect(lessons[1]?.rejected).toMatchObject([{ rule: 'G25', line: null }])
    expect(lessons[2]?.rejected).toMatchObject([{ rule: 'G09', line: null }])
    const hostile = lessons.at(-1)
    expect(hostile?.concepts.map(({ term }) => term)).toContain('__proto__')
    expect(hostile?.concepts.map(({ id }) => id)).toContain('lessons/constructor')
    expect(stdout).not.toMatch(/onmouseover|<iframe|<svg/)
  })
})

describe('content check', () => {
  it('ends with 1 under --strict exactly if something was left out', () => {
    expect(content('check', path.join(fixtures, 'grammar/cjk.md'), '--strict').status).toBe(0)
    expect(content('check', path.join(fixtures, 'lint/E05-too-long.md'), '--strict').status).toBe(1)
    expect(content('check', path.join(fixtures, 'lint/E40-contradicted.md'), '--strict').status).toBe(1)
  })

  it('tells an author what is made, what was left out, why and on which line', () => {
    const { stdout } = content('check', path.join(fixtures, 'lint/E05-too-long.md'))
    expect(stdout).toContain('3 concepts, 0 programs')
    expect(stdout).toMatch(/E05 The answer is too long\n +line 3 /)
    expect(stdout).toContain('Put the essentials')
  })

  it.each([
    [['check'], /Name at least one/],
    [['check', 'no-such-file.md'], /no-such-file\.md cannot be read: it does not exist\./],
    [['check', '--jsn', 'x.md'], /--jsn/],
    [['chek'], /Unknown command “chek”/],
    [[], /Usage/],
  ])('refuses %j in one sentence, with status 2 and nothing on stdout', (args, sentence) => {
    const { stdout, stderr, status } = content(...args)
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toMatch(/ {4}at /)
  })

  it('explains itself', () => {
    expect(content('check', '--help')).toMatchObject({ status: 0, stderr: '' })
    expect(content('--help').stdout).toContain('check')
  })
})

it('ends quietly when its reader, such as `head`, has seen enough', () => {
  const command = `"$0" scripts/with-setup.mjs scripts/content.ts check ${fixtures} | head -1; exit \${PIPESTATUS[0]}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ status, stderr, lines: stdout.split('\n').length - 1 }).toEqual({
    status: 0,
    stderr: '',
    lines: 1,
  })
})

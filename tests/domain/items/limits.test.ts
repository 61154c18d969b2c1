import { expect, test } from 'vitest'
import { buildLesson } from '#server/content/build-lesson'
import { sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

const build = (markdown: string) =>
  buildLesson({ course: 'big', file: 'big.md', markdown, misconceptions: [], engine: sandbox })
const numbered = (most: number, line: (n: number) => string) =>
  Array.from({ length: most }, (_, index) => line(index + 1)).join('\n')

test('a lesson with too many terms or programs gives those up to the limit, and reports the first one beyond it (G10)', async () => {
  const terms = numbered(310, (n) => `- **Term${n}x**: A thing of kind ${n}a and also of kind ${n}b`)
  const programs = numbered(62, (n) => `\n\`\`\`python\nprint(${n} + ${n})\n\`\`\``)
  const made = await build(`# Big\n\n${terms}\n${programs}\n`)
  expect(made.concepts).toHaveLength(300)
  expect(made.programs).toHaveLength(60)
  const limits = made.warnings.filter(({ rule }) => rule === 'G10')
  expect(limits.map(({ line }) => line)).toEqual([303, 313 + 60 * 4 + 1])
})

test.each([
  ['more than a million characters', 'word '.repeat(200_001), 'G23'],
  ['bytes that are not text', '\0'.repeat(10), 'G09'],
  ['thousands of unmatched marks', `# Big\n\n${'*a '.repeat(3_001)}`, 'G23'],
])('a lesson of %s is rejected as a whole', async (_, markdown, rule) => {
  const made = await build(markdown)
  expect(made.errors).toMatchObject([{ rule }])
  expect(made).toMatchObject({ cards: [], rejected: [], warnings: [] })
})

test.each([
  ['emoji', '🔥'],
  ['check marks with a variation selector', '✔️'],
  ['dots', '.'],
  ['colons in bold', ':'],
])('a long run of %s does not slow down the build', async (_, sign) => {
  const run = sign.repeat(40_000)
  const made = await build(
    `# Big${run}x\n\n- **Term**: A thing ${run}x of its kind.\n\nThis is **${run}x** of it.\n`,
  )
  expect(made.title.startsWith('Big')).toBe(true)
})

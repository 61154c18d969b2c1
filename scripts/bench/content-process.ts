// `node scripts/bench/content-process.ts LESSONS` measures importing this number of lessons, and finding out afterwards
// that none has changed, next to reading and hashing the same files. Prints one line of JSON: milliseconds, and the
// peak memory of the process in MB. It is a process of its own because peak memory counts from the start of a process.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '#server/database/migrate'
import { median, roundsOf } from './measure.ts'

const termsPerLesson = 10
const lessonsPerCourse = 50

/** A lesson with terms, a label, advice and a program that only defines, so that no run is measured. */
function lessonText(n: number): string {
  const terms = Array.from(
    { length: termsPerLesson },
    (_, term) =>
      `- **Thing ${n} ${term}**: A part of kind ${n * 7 + term} that does job ${n + term} for others.`,
  )
  return `# Subject ${n}

## Key terms

${terms.join('\n')}

## Best practices

- Avoid job ${n}, because it takes ${n} times as long as any other.

${'A sentence of running text that nothing is made of. '.repeat(40)}
`
}

function fill(folder: string, lessons: number) {
  for (let n = 0; n < lessons; n++) {
    const course = path.join(folder, `course-${Math.floor(n / lessonsPerCourse)}`)
    fs.mkdirSync(course, { recursive: true })
    fs.writeFileSync(path.join(course, `${n}-lesson-${n}.md`), lessonText(n))
  }
}

const filesIn = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name))

/** The least that it takes to know that nothing has changed. */
async function hashAll(folder: string) {
  for (const file of filesIn(folder)) {
    createHash('sha256')
      .update(await fs.promises.readFile(file))
      .digest('hex')
  }
}

const lessons = Number(process.argv[2])
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-content-'))
const contentFolder = path.join(root, 'content')
const database = path.join(root, 'bench.db')
try {
  fill(contentFolder, lessons)
  migrate(database)
  process.env['DATABASE_URL'] = `file:${database}`
  process.env['AUTH_SECRET'] ??= 'a secret for the bench, of enough characters'
  const [{ syncContent }, { lessonBuilder }, { openSandbox }] = await Promise.all([
    import('#server/content/sync-content'),
    import('#server/content/lesson-builder'),
    import('#sandbox/node'),
  ])
  const now = new Date()
  const builder = lessonBuilder(openSandbox, now)
  const sync = () => syncContent({ contentFolder, builder, now, onProgress: () => undefined })
  const start = performance.now()
  const { built } = await sync()
  const imported = performance.now() - start
  if (built.length !== lessons) throw new Error(`Only ${built.length} of ${lessons} lessons were imported.`)
  const memory = process.resourceUsage().maxRSS / 1_024
  const unchanged = median(await roundsOf(sync))
  const hashes = median(await roundsOf(() => hashAll(contentFolder)))
  await builder.close()
  process.stdout.write(`${JSON.stringify({ imported, unchanged, hashes, memory })}\n`)
} finally {
  fs.rmSync(root, { recursive: true, force: true })
}

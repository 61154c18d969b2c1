import { ContentError } from '#server/content/content-error'
import { describeFailure } from '#server/describe-failure'
import { contentFolder } from '#server/settings'
import type { SyncReport } from '#server/content/sync-content'
import { readArguments } from '../run-command.ts'

const help = `Usage: npm run content -- sync [--yes]

Imports changed lessons of content/ into the app's database: runs their programs and rebuilds their cards and questions.
Learners keep their progress. The app may be running.

  --yes      also if that retires most of a course, which is refused otherwise
  --help     show this text

The exit status is 0 even if a lesson has errors (it is named, and stays as it was), and 2 if the arguments or the
content folder cannot be used, or most of a course would be retired.
`

/** `content sync`: returns the exit status. */
export async function sync(args: string[]): Promise<number> {
  try {
    const { values } = readArguments({
      args,
      options: { help: { type: 'boolean', short: 'h' }, yes: { type: 'boolean', default: false } },
    })
    if (values.help === true) process.stdout.write(help)
    else await syncDatabase(values.yes)
    return 0
  } catch (error) {
    const sentence = describeFailure(error)
    if (sentence === null) throw error
    say(sentence)
    return 2
  }
}

async function syncDatabase(mayRetireMost: boolean): Promise<void> {
  const { databaseStore } = await import('#server/database/store')
  const { database } = await import('#server/database/database')
  try {
    await databaseStore().prepare(say)
    const report = await runSync(say, mayRetireMost)
    process.stdout.write(`${reportLines(report).join('\n')}\n`)
  } finally {
    await database.close()
  }
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

/**
 * Imports the content when the app starts. Errors are reported, but never keep the app from starting.
 *
 * @param say writes one line
 */
export async function syncWithReport(say: (line: string) => void): Promise<void> {
  try {
    const report = await runSync(say, process.env['RETIRE_CONTENT'] === 'yes')
    const hasNews = report.built.length > 0 || report.retired.length > 0 || report.broken.length > 0
    if (hasNews) for (const line of reportLines(report)) say(line)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    for (const line of error.message.split('\n')) say(line)
  }
}

async function runSync(say: (line: string) => void, mayRetireMost: boolean): Promise<SyncReport> {
  const [{ syncContent }, { lessonBuilder }, { openSandbox }] = await Promise.all([
    import('#server/content/sync-content'),
    import('#server/content/lesson-builder'),
    import('#sandbox/node'),
  ])
  const now = new Date()
  const builder = lessonBuilder(openSandbox, now)
  try {
    return await syncContent({
      contentFolder: contentFolder(),
      builder,
      now,
      mayRetireMost,
      onProgress: ({ file, done, total }) => say(`Importing ${file} (${done + 1} of ${total})…`),
    })
  } finally {
    await builder.close()
  }
}

function reportLines({ unchanged, built, retired, broken, cards }: SyncReport): string[] {
  const lessons = built.map(
    (lesson) =>
      `${lesson.file}: ${count(lesson.cards, 'card')}, ${count(lesson.questions, 'question')}` +
      (lesson.rejected > 0 ? `, ${lesson.rejected} left out` : '') +
      (lesson.warnings > 0 ? `, ${count(lesson.warnings, 'hint')} for the author` : ''),
  )
  const changes = [
    { ids: cards.added, what: 'new' },
    { ids: cards.edited, what: 'edited, with progress kept' },
    { ids: cards.returned, what: 'restored, with progress kept' },
    { ids: cards.reset, what: 'reset, because the answer changed' },
    { ids: cards.retired, what: 'retired' },
  ]
  return [
    ...lessons,
    ...retired.map((id) => `${id}: retired, because its file is gone`),
    ...changes
      .filter(({ ids }) => ids.length > 0)
      .map(({ ids, what }) => `${count(ids.length, 'card')} ${what}`),
    ...broken.flatMap(({ file, errors }) =>
      errors.map(
        ({ line, message }) => `${file}${line === null ? '' : `:${line}`}: not imported. ${message}`,
      ),
    ),
    unchanged > 0 ? `${count(unchanged, 'lesson')} unchanged` : '',
  ].filter((line) => line !== '')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

import path from 'node:path'
import { toSlug } from '#domain/lesson/slug'
import { openSandbox } from '#sandbox/node'
import { lessonBuilder } from '#server/content/lesson-builder'
import type { PlannedSync } from '#server/content/sync-content'
import { planCourse } from '#server/courses/add-course'
import { CourseSourceError, filesIn } from '#server/courses/course-files'
import { CourseFolder, type FileChanges } from '#server/courses/course-folder'
import { kindOfSource, readSource } from '#server/courses/read-source'
import { database } from '#server/database/database'
import { databaseStore } from '#server/database/store'
import { contentFolder } from '#server/settings'
import { ArgumentError, readArguments, statusOf } from '../run-command.ts'
import { startFolder } from './file-arguments.ts'
import { sync } from './sync.ts'

const help = `Usage: npm run content -- add SOURCE [--folder FOLDER] [--as NAME] [--yes]

Adds a course to content/ and imports it; the same command again brings it up to date. SOURCE is a git repository
(https://, ssh:// or file://), of which the latest commit is fetched, a ZIP archive or a folder. Only lessons, images and
misconceptions.json are taken; links are not followed, and nothing of the source is run but the programs of its lessons,
in the sandbox. You are shown what would change. The app may be running.

  --folder FOLDER  the folder of the source that has the lessons, such as docs/course
  --as NAME        name of its folder in content/, and id of the course; by default, that of the source
  --yes            does it; without it, nothing changes
  --help           show this text

The exit status is 1 if the source cannot be used, with a sentence that says why, and 2 if an argument is invalid.
`

/** `content add`: returns the exit status. */
export async function add(args: string[]): Promise<number> {
  return statusOf(() => main(args))
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      folder: { type: 'string', default: '' },
      as: { type: 'string' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const [given, other] = positionals
  if (given === undefined || other !== undefined) throw new ArgumentError('Expected one source. See --help.')
  const source = kindOfSource(given) === 'git' ? given : path.resolve(startFolder(), given)
  const name = values.as ?? toSlug(path.basename(source).replace(/\.(?:git|zip)$/i, ''))
  if (name === '' || toSlug(name) !== name) {
    throw new ArgumentError('--as must be a name of small letters, digits and hyphens, such as my-course.')
  }
  const folder = values.folder.replace(/^\/+|\/+$/g, '')
  const files = filesIn(await readSource(source), folder)
  if (![...files.keys()].some((file) => /\.(?:md|markdown)$/i.test(file))) {
    throw new CourseSourceError(
      `There are no lessons (.md) in ${given}${folder === '' ? '' : `, folder ${folder}`}.`,
    )
  }
  await databaseStore().prepare(say)
  try {
    return await planAndAdd({ name, source, folder, files }, values.yes)
  } finally {
    await database.close()
  }
}

async function planAndAdd(course: Parameters<typeof planCourse>[1], isConfirmed: boolean): Promise<number> {
  const now = new Date()
  const builder = lessonBuilder(openSandbox, now)
  try {
    const { changes, sync: planned } = await planCourse(contentFolder(), course, {
      builder,
      now,
      onProgress: (file) => say(`Building ${file}…`),
    })
    refuseOtherLosses(course.name, planned)
    for (const line of describePlan(course.name, changes, planned)) process.stdout.write(`${line}\n`)
  } finally {
    await builder.close()
  }
  if (!isConfirmed) {
    say('Nothing was changed. Run the command again with --yes to do this.')
    return 0
  }
  const { name, files, source, folder } = course
  new CourseFolder(contentFolder(), name).replaceBy(files, { source, folder })
  return sync(['--yes'])
}

/**
 * Adding a course confirms what happens to that course alone.
 *
 * @throws CourseSourceError if the sync afterwards would retire most of another one
 */
function refuseOtherLosses(name: string, { losses }: PlannedSync): void {
  const others = losses.filter(({ courseId }) => courseId !== name).map(({ courseId }) => courseId)
  if (others.length === 0) return
  throw new CourseSourceError(
    `Nothing was changed, because that would also retire most of ${others.join(', ')}, whose files are gone. Put them back, or run \`npm run content -- sync --yes\` first.`,
  )
}

function describePlan(
  name: string,
  { added, changed, removed }: FileChanges,
  { plan, broken, losses }: PlannedSync,
) {
  const cards = plan.lessons.flatMap((lesson) => lesson.cards)
  const counted = (change: string) => cards.filter((card) => card.change === change).length
  const numbers = [
    [counted('added'), 'new'],
    [counted('kept'), 'kept, with progress'],
    [counted('returned'), 'restored, with progress'],
    [counted('reset'), 'reset, because the answer changes'],
    [plan.retiredCardIds.length, 'retired'],
  ] as const
  return [
    ...added.map((file) => `+ content/${name}/${file}`),
    ...changed.map((file) => `~ content/${name}/${file}`),
    ...removed.map((file) => `- content/${name}/${file}`),
    `Lessons: ${plan.lessons.length} built, ${plan.retiredLessonIds.length} retired`,
    `Cards:   ${
      numbers
        .filter(([number]) => number > 0)
        .map(([number, what]) => `${number} ${what}`)
        .join(', ') || 'no change'
    }`,
    ...broken.flatMap(({ file, errors }) => errors.map(({ message }) => `Not usable: ${file}: ${message}`)),
    ...losses.map(
      ({ courseId, cards: lost }) =>
        `Warning: of the course ${courseId}, this retires ${lost.retired} of ${lost.of} cards.`,
    ),
  ]
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

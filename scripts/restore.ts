// `npm run restore -- FILE` puts a backup in the place of the database.
import path from 'node:path'
import { listBackups } from '#server/backup/backup-files'
import { restoreBackup } from '#server/backup/restore'
import type { DatabaseContents } from '#server/database/replace-database'
import { databaseFileOf, readBackupSettings } from '#server/settings'
import { ArgumentError, readArguments, runCommand } from './run-command.ts'

const help = `Usage: npm run restore -- [FILE] [--yes]

Puts a backup in the place of the database. Without FILE, lists the backups. The app must not be running. The backup is
checked first, and brought to this version if it is older. The old database is kept beside the new one.

  --yes   replace a database that is there; without it, you are shown what both hold, and nothing changes
  --help  show this text

The exit status is 1 if nothing was restored, with a sentence that says why, and 2 if an argument is invalid.
`

const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

function describe(contents: DatabaseContents | null): string {
  if (contents === null) return 'cannot be read'
  const { learners, answers, lastAnswerMillis } = contents
  const last = lastAnswerMillis === null ? '' : `, the last at ${new Date(lastAnswerMillis).toISOString()}`
  return `${counted(learners, 'account')}, ${counted(answers, 'answer')}${last}`
}

function printBackups(): number {
  const { folder } = readBackupSettings(process.env, databaseFileOf())
  const backups = listBackups(folder)
  if (backups.length === 0) {
    process.stderr.write(`There are no backups in ${folder}.\n`)
    return 1
  }
  process.stdout.write(backups.map(({ file }) => `${path.relative(process.cwd(), file)}\n`).join(''))
  return 0
}

function main(): number {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const [backupFile, other] = positionals
  if (other !== undefined) throw new ArgumentError(`Unexpected argument ${other}. See --help.`)
  if (backupFile === undefined) return printBackups()
  const databaseFile = databaseFileOf()
  const keptAs = restoreBackup({
    databaseFile,
    backupFile: path.resolve(backupFile),
    now: new Date(),
    confirm({ backup, current }) {
      if (values.yes) return true
      process.stderr.write(
        [
          `The backup:   ${describe(backup)}`,
          `The database: ${describe(current)}`,
          `Nothing was changed. Add --yes to replace the database ${databaseFile}; it is kept beside the new one.`,
          '',
        ].join('\n'),
      )
      return false
    },
  })
  if (keptAs === undefined) return 1
  const kept = keptAs === null ? '' : ` The database that was there is now ${keptAs}.`
  process.stdout.write(`Restored ${databaseFile}.${kept}\n`)
  return 0
}

await runCommand(main)

// `npm run backup` writes a backup of the database, also while the app runs.
import path from 'node:path'
import { writeBackup, writeDailyBackup } from '#server/backup/backup'
import { pendingMigrations } from '#server/database/database-file'
import { SqliteStore } from '#server/database/sqlite-store'
import { HostError } from '#server/host-error'
import { databaseFileOf, readBackupSettings } from '#server/settings'
import { ArgumentError, readArguments, runCommand } from './run-command.ts'

const help = `Usage: npm run --silent backup -- [--daily] [--folder FOLDER]

Writes a backup of the database and prints the name of its file. The app may be running: the backup holds what was stored
at one instant. It is checked before it gets its name.

  --daily          writes the backup of the day (in UTC) unless there is one; the app does this by itself unless
                   BACKUPS=off. Daily backups are deleted when they rotate out (BACKUP_DAYS, BACKUP_WEEKS), others never.
  --folder FOLDER  where to write it, instead of BACKUP_FOLDER
  --help           show this text

Keep data/auth-secret with the backups: without it, everyone has to sign in again. The exit status is 1 if there is no
backup, with a sentence that says why, and 2 if an argument is invalid.
`

function main(): number {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      daily: { type: 'boolean', default: false },
      folder: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  if (positionals.length > 0) throw new ArgumentError(`Unexpected argument ${positionals[0]}. See --help.`)
  const databaseFile = databaseFileOf()
  const settings = readBackupSettings(process.env, databaseFile)
  const folder = values.folder === undefined ? settings.folder : path.resolve(values.folder)
  if (pendingMigrations(databaseFile) === null) {
    throw new HostError(`There is no database ${databaseFile} yet.`)
  }
  new SqliteStore(databaseFile).hold()
  const options = { databaseFile, folder, rotation: settings.rotation }
  const now = new Date()
  const file = values.daily ? writeDailyBackup(options, now) : writeBackup(options, 'manual', now)
  process.stdout.write(file === null ? '' : `${file}\n`)
  return 0
}

await runCommand(main)

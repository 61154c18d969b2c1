// `npm run account -- reset EMAIL` gives a learner a new password, without sending mail.
import { parseArgs } from 'node:util'
import { resetPassword } from '#server/account/reset-password'
import { database } from '#server/database/database'
import { describeFailure } from '#server/describe-failure'
import { openDatabase } from './open-database.ts'

const help = `Usage: npm run account -- reset EMAIL

Gives the account a new password, prints it, and ends all sessions of the account.
`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const [command, email, ...rest] = positionals
  if (command !== 'reset' || email === undefined || rest.length > 0) {
    process.stderr.write(help)
    return 2
  }
  openDatabase((line) => process.stderr.write(`${line}\n`))
  const password = await resetPassword(email)
  await database.close()
  if (password === null) {
    process.stderr.write(`There is no account with the address ${email}.\n`)
    return 1
  }
  process.stderr.write(`New password for ${email}. All sessions of the account have ended.\n`)
  process.stdout.write(`${password}\n`)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${describeFailure(error) ?? message}\n`)
  process.exitCode = 2
}

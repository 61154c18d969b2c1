// `npm run account` lets the host look after accounts, without sending mail.
import { parseArgs } from 'node:util'
import {
  addAccount,
  listAccounts,
  removeAccountNamed,
  roles,
  setRole,
  type Role,
} from '#server/account/host-accounts'
import { resetPassword } from '#server/account/reset-password'
import { database } from '#server/database/database'
import { databaseStore } from '#server/database/store'
import { describeFailure } from '#server/describe-failure'
import { commandLog } from '#server/log'

const help = `Usage: npm run account -- list
       npm run account -- add EMAIL [learner|author|host]
       npm run account -- role EMAIL learner|author|host
       npm run account -- reset EMAIL
       npm run account -- remove EMAIL --yes

list    lists all accounts: email, role, day of sign-up, last use, answers, separated by tabs
add     adds an account, and prints its password
role    gives an account a role: authors and hosts see the pages for authors
reset   gives an account a new password, prints it, and ends all sessions of the account
remove  deletes an account with everything in it, which cannot be undone

Everything works while the app is running, and counts at once.
`

const log = commandLog()
const say = (sentence: string) => void process.stderr.write(`${sentence}\n`)

/** What went wrong, for exit status 1. */
class Failure extends Error {}
const noAccount = (email: string) => new Failure(`There is no account with the address ${email}.`)

const day = (atMillis: number) => new Date(atMillis).toISOString().slice(0, 10)

async function list(): Promise<void> {
  for (const { email, role, createdAtMillis, usedAtMillis, answers } of await listAccounts()) {
    const used = usedAtMillis === null ? '-' : day(usedAtMillis)
    process.stdout.write(`${[email, role, day(createdAtMillis), used, answers].join('\t')}\n`)
  }
}

async function add(email: string, role: Role): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const added = await addAccount(email, role, timeZone, new Date())
  if (added === null) throw new Failure(`${email} is no email address, or already has an account.`)
  log.info({ event: 'account-added', userId: added.userId, role })
  say(`Password for ${email}:`)
  process.stdout.write(`${added.password}\n`)
}

async function changeRole(email: string, role: Role): Promise<void> {
  const changed = await setRole(email, role)
  if (changed === null) throw noAccount(email)
  log.info({ event: 'role-changed', ...changed, role })
  say(`${email} is now ${role}, and was ${changed.before}.`)
}

async function reset(email: string): Promise<void> {
  const result = await resetPassword(email)
  if (result === null) throw noAccount(email)
  log.info({ event: 'password-reset', userId: result.userId })
  say(`New password for ${email}. All sessions of the account have ended.`)
  process.stdout.write(`${result.password}\n`)
}

async function remove(email: string, isSure: boolean): Promise<void> {
  if (!isSure) {
    const found = (await listAccounts()).find((account) => account.email === email.trim().toLowerCase())
    if (found === undefined) throw noAccount(email)
    const { role, answers } = found
    throw new Failure(
      `This would delete ${email} (${role}) with ${answers} rows of their log. If you are sure, add --yes.`,
    )
  }
  const removed = await removeAccountNamed(email)
  if (removed === null) throw noAccount(email)
  log.info({ event: 'account-removed', userId: removed.userId })
  say(`${email} is deleted. Backups still have the account until they are replaced.`)
}

const roleNamed = (name: string | undefined) => roles.find((role) => role === name)

/** The command that the arguments name; null if they name none. */
function commandOf([command, email, ...rest]: string[], isSure: boolean): (() => Promise<void>) | null {
  if (command === 'list') return email === undefined ? list : null
  if (email === undefined || rest.length > 1) return null
  const role = roleNamed(rest[0])
  if (command === 'add' && (rest.length === 0 || role !== undefined))
    return () => add(email, role ?? 'learner')
  if (command === 'role' && role !== undefined) return () => changeRole(email, role)
  if (rest.length > 0) return null
  if (command === 'reset') return () => reset(email)
  if (command === 'remove') return () => remove(email, isSure)
  return null
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, yes: { type: 'boolean' } },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const command = commandOf(positionals, values.yes ?? false)
  if (command === null) {
    process.stderr.write(help)
    return 2
  }
  await databaseStore().prepare(say)
  try {
    await command()
    return 0
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say(error.message)
    return 1
  } finally {
    await database.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${describeFailure(error) ?? message}\n`)
  process.exitCode = 2
}

import { parseArgs, type ParseArgsConfig } from 'node:util'
import { describeFailure } from '#server/describe-failure'
import { HostError } from '#server/host-error'

/** The arguments of a command are wrong; the message says which. */
export class ArgumentError extends HostError {}

/**
 * The parsed arguments of a command.
 *
 * @throws ArgumentError
 */
export function readArguments<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const [sentence = ''] = error.message.split('. ')
    throw new ArgumentError(`${sentence.replace(/\.$/u, '')}. See --help.`)
  }
}

/**
 * The value of an option that must be a whole number from 1.
 *
 * @throws ArgumentError
 */
export function countOf(option: string, value: string): number {
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1) return count
  throw new ArgumentError(`--${option} must be a number from 1, not “${value}”.`)
}

/**
 * Runs a command and sets the exit status of the process: what `main` returns, 1 if it failed for a reason that the host
 * can mend, which is told in a sentence, and 2 if its arguments are wrong.
 */
export async function runCommand(main: () => Promise<number> | number): Promise<void> {
  process.exitCode = await statusOf(main)
}

/** The exit status of a command, see {@link runCommand}. */
export async function statusOf(main: () => Promise<number> | number): Promise<number> {
  try {
    return await main()
  } catch (error) {
    const sentence = describeFailure(error)
    if (sentence === null) throw error
    process.stderr.write(`${sentence}\n`)
    return error instanceof ArgumentError ? 2 : 1
  }
}

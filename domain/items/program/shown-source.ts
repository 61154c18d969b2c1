import type { AskableProgram } from '#domain/items/program/program-question'
import type { Program } from '#domain/program/program'

/** The program as shown to learners, with its modules below it so that its own line numbers stay right. */
export function shownSource(program: Program): string {
  const files = Object.entries(program.modules).map(([name, source]) => {
    const isNamed = new RegExp(`^\\s*#.*\\b${name}\\.py`, 'u').test(source)
    return `\n\n${isNamed ? '' : `# ${name}.py\n`}${source.trim()}`
  })
  return program.source + files.join('')
}

/** Whether a program writes files itself. */
export const writesFiles =
  /\bopen\([^()]*,\s*(?:mode\s*=\s*)?['"][bt]*[wax][bt+]*['"]|\.write_(?:text|bytes)\(/u

/** Sentences about what the code does not show: set-up, network, input, added lines (item rule E44). */
export function describeContext(
  program: Program,
  { addedLines, isWrapped, isEchoed }: Pick<AskableProgram, 'addedLines' | 'isWrapped' | 'isEchoed'>,
): string {
  const given: string[] = []
  if (addedLines.length > 0) {
    given.push(
      `The ${addedLines.length === 1 ? 'line' : 'lines'} ${addedLines.map((line) => `\`${line}\``).join(' and ')} ${addedLines.length === 1 ? 'was' : 'were'} added.`,
    )
  }
  if (isWrapped) {
    given.push(
      'The lesson awaits outside of functions, as in a notebook; here a coroutine holds those lines.',
    )
  }
  if (isEchoed) given.push('What the lesson leaves for a notebook or a shell to show is printed here.')
  if (program.setup !== '') {
    given.push(
      `Before it, ${program.setup
        .split('\n')
        .map((line) => `\`${line.trim()}\``)
        .join(' and ')} has run.`,
    )
  }
  for (const name of Object.keys(program.modules)) given.push(`The file \`${name}.py\` stands below it.`)
  for (const reply of program.network) {
    const answer =
      reply.kind === 'failure'
        ? `fails (${reply.failure})`
        : `answers ${reply.status}${reply.body === '' ? '' : ` with \`${reply.body}\``}`
    given.push(`\`${reply.url}\` ${answer} after ${reply.seconds} s.`)
  }
  if (writesFiles.test(program.source)) given.push('It starts in an empty folder.')
  if (program.input.length > 0)
    given.push(`The input is ${program.input.map((line) => `\`${line}\``).join(', then ')}.`)
  return given.length === 0 ? '' : `${given.join(' ')} `
}

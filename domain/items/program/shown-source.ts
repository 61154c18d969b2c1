import type { AskableProgram } from '#domain/items/program/program-question'
import type { Program } from '#domain/program/program'
import type { ProgramPhrases } from '#domain/items/program/phrase-parts'

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
  phrases: ProgramPhrases,
  program: Program,
  { addedLines, isWrapped, isEchoed }: Pick<AskableProgram, 'addedLines' | 'isWrapped' | 'isEchoed'>,
): string {
  const given: string[] = []
  if (addedLines.length > 0) given.push(phrases.added(addedLines))
  if (isWrapped) given.push(phrases.wrapped)
  if (isEchoed) given.push(phrases.echoed)
  if (program.setup !== '') given.push(phrases.setUp(program.setup.split('\n').map((line) => line.trim())))
  for (const name of Object.keys(program.modules)) given.push(phrases.file(`${name}.py`))
  for (const { url, seconds, ...reply } of program.network) {
    given.push(
      reply.kind === 'failure'
        ? phrases.reply({ url, seconds, failure: reply.failure, status: null, body: '' })
        : phrases.reply({ url, seconds, failure: null, status: reply.status, body: reply.body }),
    )
  }
  if (writesFiles.test(program.source)) given.push(phrases.emptyFolder)
  if (program.input.length > 0) given.push(phrases.input(program.input))
  return given.length === 0 ? '' : `${given.join(' ')} `
}

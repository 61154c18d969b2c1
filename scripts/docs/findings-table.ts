import { format, type Options } from 'prettier'
import { catalogue } from '#domain/findings/catalogue'
import type { Severity } from '#domain/findings/rule'

const begin = '<!-- This table is written by `npm run docs` from domain/findings. -->'
const end = '<!-- Here the table ends. -->'

const kinds: Record<Severity, string> = { error: 'Error', rejection: 'Left out', warning: 'Hint' }

const row = (...cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

function findingsTable(): string {
  const rules = Object.entries(catalogue).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [
    row('Rule', 'Kind', 'It says', 'What to do'),
    row('---', '---', '---', '---'),
    ...rules.map(([code, { title, severity, whatToDo }]) => row(code, kinds[severity], title, whatToDo)),
  ].join('\n')
}

/**
 * The guide with an up-to-date table of findings, formatted by Prettier.
 *
 * @throws Error if the guide lacks the two comments around the table
 */
export async function withFindingsTable(guide: string, options: Options): Promise<string> {
  const [before, rest] = guide.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) {
    throw new Error(`The guide needs the comments ${begin} and ${end} around its table of findings.`)
  }
  return format(`${before}${begin}\n\n${findingsTable()}\n\n${end}${after}`, {
    ...options,
    parser: 'markdown',
  })
}

import { findRule } from '#domain/findings/finding'
import type { Example, Rule, Severity } from '#domain/findings/rule'
import { ArgumentError, readArguments } from '../run-command.ts'

const help = `Usage: npm run --silent content -- explain CODE…

Explains the rules behind messages such as E05, with an example that breaks each rule and one that does not.

  --help     show this text

The exit status is 2 if there is no such rule.
`

const costs: Record<Severity, string> = {
  error: 'The file is not used, and what it gave before stays as it was.',
  rejection: 'One card or question is left out.',
  warning: 'This is a hint.',
}

/** Longer lines are cut to half this length. */
const maxColumns = 200

/** Text for a terminal: invisible characters are shown by their codes, and very long lines are cut. */
function shown(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > maxColumns ? `${line.slice(0, maxColumns / 2)}…` : line))
    .map((line) => line.replace(/\p{C}/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`))
    .map((line) => `    | ${line}`.trimEnd())
    .join('\n')
}

function describeExample(example: Example): string {
  if (typeof example === 'string') return shown(example)
  return Object.entries(example)
    .map(([file, text]) => `    ${file}\n${shown(text)}`)
    .join('\n')
}

function describeRule(code: string, { title, severity, whatToDo, examples }: Rule): string {
  const head = `${code} ${title}\n  ${costs[severity]} ${whatToDo}\n`
  if (examples === null) return head
  return `${head}\n  Instead of\n${describeExample(examples.bad)}\n\n  write\n${describeExample(examples.good)}\n`
}

function argumentsOf(args: string[]): { codes: string[]; isHelp: boolean } {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  })
  return { codes: positionals, isHelp: values.help }
}

function ruleOf(code: string): Rule {
  const rule = findRule(code)
  if (rule === null) throw new ArgumentError(`There is no rule ${code}; docs/authoring.md lists all of them.`)
  return rule
}

/** `content explain`: returns the exit status. */
export function explain(args: string[]): number {
  try {
    const { codes, isHelp } = argumentsOf(args)
    if (!isHelp && codes.length === 0)
      throw new ArgumentError('Name at least one rule, such as E05. See --help.')
    const texts = codes.map((code) => code.toUpperCase()).map((code) => describeRule(code, ruleOf(code)))
    process.stdout.write(isHelp ? help : texts.join('\n'))
    return 0
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

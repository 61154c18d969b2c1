import { countGraphemes } from '#domain/lesson/words'
import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import { normaliseOutput } from '#domain/items/grade-answer'
import { isReadOff } from '#domain/items/program/read-off'
import { shownSource } from '#domain/items/program/shown-source'

const maxProgramLines = 25
const maxColumns = 80

export interface Obstacle {
  rule: string
  message: string
  isRejection: boolean
}

function reject(rule: string, message: string): Obstacle {
  return { rule, message, isRejection: true }
}

/** Exceptions that speak of the machine a program runs on, not of the program. */
const dependsOnMachine = new Set([
  'FileNotFoundError',
  'FileExistsError',
  'PermissionError',
  'IsADirectoryError',
  'NotADirectoryError',
  'OSError',
  'ModuleNotFoundError',
  'ImportError',
  'ConnectionError',
  'gaierror',
  'URLError',
])

function isRaised(source: string, type: string): boolean {
  return new RegExp(`\\braise\\s+${type}\\b`, 'u').test(source)
}

/** What speaks against asking about a program at all; null if nothing does. */
export function whyNotAsked(program: Program, run: RunRecord): Obstacle | null {
  const reasons = run.reasons.join(' ')
  if (run.outcome === 'unsupported')
    return reject('E40', `This program cannot be run here, so it is not asked. ${reasons || run.summary}`)
  if (run.outcome === 'syntax-error') return null
  if (run.outcome.endsWith('-limit'))
    return reject('E40', `This program was stopped, so it is not asked. ${run.summary}`)
  if (!run.deterministic)
    return reject('E41', `What this program does is not certain, so it is not asked. ${reasons}`)
  const type = run.exception?.type.split('.').at(-1) ?? ''
  if (dependsOnMachine.has(type) && !isRaised(program.source, type)) {
    return reject(
      'E40',
      `This program ends with ${type} only because a file or module is missing here, so it is not asked.`,
    )
  }
  const lines = shownSource(program).split('\n')
  if (lines.length > maxProgramLines) {
    return reject(
      'E42',
      `With the earlier code it needs, this program has ${lines.length} lines; more than ${maxProgramLines} are not asked. Shorten it.`,
    )
  }
  const printed = normaliseOutput(run.stdout)
  if ([...lines, ...printed].some((each) => countGraphemes(each) > maxColumns)) {
    return reject(
      'E42',
      `This program has or prints lines of more than ${maxColumns} columns, so it is not asked. Break them.`,
    )
  }
  if (
    /\b\d+\.\d+\.\d+\b|(?:^|[\s'"(])(?:\/(?:usr|home|tmp|lib|var|opt)\/|[A-Z]:\\)|\[(?:Errno|WinError) \d/mu.test(
      run.stdout,
    )
  ) {
    return reject(
      'E47',
      'This program prints a path, an address, a version or the number of an error, which differ from machine to machine; it is not asked.',
    )
  }
  if (program.setup.split('\n').length > 3) {
    return reject(
      'E44',
      'The hidden set-up of this program is longer than three lines, too long to be told in words; it is not asked.',
    )
  }
  if (isReadOff(program.source, run)) {
    return {
      rule: 'W10',
      message:
        'What this program prints stands in it word for word, so it is not asked. Let it compute or decide something.',
      isRejection: false,
    }
  }
  return null
}

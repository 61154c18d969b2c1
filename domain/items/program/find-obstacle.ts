import { finding, type Finding } from '#domain/findings/finding'
import { countGraphemes } from '#domain/lesson/words'
import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import { normaliseOutput } from '#domain/items/grade-answer'
import { printsOnlyLiterals } from '#domain/items/program/literal-output'
import { shownSource, writesFiles } from '#domain/items/program/shown-source'

/** Longer programs are shown without the definitions that their run does not reach. */
export const maxProgramLines = 25
const maxFoldedLines = 60
/** What a learner scrolls to see, in a program and in an output. */
const maxColumns = 160
const maxSetupLines = 3

/** Makes the finding that says why a program is not asked about. */
export type ReportObstacle = (place: { line: number; item: string }) => Finding

/** Exceptions that depend on the machine and not on the program. */
const machineDependentExceptions = new Set([
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

/** What an author can write before the block so that it runs; undefined if nothing of the kind is missing. */
function commentToPaste(reasons: string): string | undefined {
  if (/\binput\(\)|\bsys\.stdin\b/u.test(reasons)) {
    return 'Write what is typed in before the block, a line for each answer: `<!-- quiz:input 42 -->`.'
  }
  const [, request] = /asks the network for ([A-Z]+ \S+),/u.exec(reasons) ?? []
  return request === undefined
    ? undefined
    : `Write what it answers before the block: \`<!-- quiz:net ${request} -> 200 "some text" after 1s -->\`.`
}

/** Calls whose results nobody knows by heart: codes of letters beyond ASCII, check sums, sizes in memory. */
const needsTables = /\bord\(\s*['"]\P{ASCII}|\bgetsizeof\(|\bhashlib\.\w+\(|\bcrc32\(/u

/** Calls that ask whether a file is there. In the sandbox there is none but those that a program writes. */
const asksForFiles = /\bos\.path\.(?:isfile|isdir|exists|getsize)\(|\.is_(?:file|dir)\(/u

/** Why a program cannot be asked about, as a function that makes the finding; null if it can. */
export function findObstacle(program: Program, run: RunRecord): ReportObstacle | null {
  const reasons = run.reasons.join(' ')
  if (run.outcome === 'unsupported') {
    return (place) => finding('E50', place, reasons || run.summary, commentToPaste(reasons))
  }
  if (run.outcome === 'syntax-error') return null
  if (run.outcome.endsWith('-limit')) return (place) => finding('E51', place, run.summary)
  if (!run.deterministic) return (place) => finding('E41', place, reasons)
  const type = run.exception?.type.split('.').at(-1) ?? ''
  const isDeclared = program.network.some(({ kind }) => kind === 'failure')
  if (machineDependentExceptions.has(type) && !isDeclared && !isRaised(program.source, type)) {
    const found = `The program ends with ${type} only because a file or a module is missing in the sandbox.`
    return (place) => finding('E50', place, found)
  }
  const lines = shownSource(program).split('\n')
  if (lines.length > maxFoldedLines) {
    const found = `With the earlier code that it needs, the program has ${lines.length} lines.`
    return (place) => finding('E42', place, found)
  }
  const printed = normaliseOutput(run.stdout)
  const isWide = (each: string) => countGraphemes(each) > maxColumns
  if (lines.some(isWide) || printed.some(isWide)) {
    const [what, at] = lines.some(isWide)
      ? ['of the program', lines.findIndex(isWide)]
      : ['that the program prints', printed.findIndex(isWide)]
    const found = `Line ${at + 1} ${what} has more than ${maxColumns} columns.`
    return (place) => finding('E42', place, found, 'Break it into shorter ones.')
  }
  if (
    /\b\d+\.\d+\.\d+\b|(?:^|[\s'"(])(?:\/(?:usr|home|tmp|lib|var|opt)\/|[A-Z]:\\)|\[(?:Errno|WinError) \d/mu.test(
      run.stdout,
    )
  ) {
    const found = 'The program prints a path, a version or an error number.'
    return (place) => finding('E47', place, found)
  }
  const setupLines = program.setup.split('\n').length
  if (setupLines > maxSetupLines) {
    const found = `The hidden set-up has ${setupLines} lines, too many to describe in the prompt.`
    return (place) => finding('E44', place, found)
  }
  if (asksForFiles.test(program.source) && !writesFiles.test(program.source)) {
    const found = 'The program asks for files that only a certain machine has.'
    return (place) => finding('E50', place, found)
  }
  if (needsTables.test(program.source)) {
    const found =
      'The output holds values that have to be looked up, such as codes of characters or sizes in memory.'
    return (place) => finding('E54', place, found, 'Print something that can be worked out.')
  }
  if (printsOnlyLiterals(program.source, run)) {
    const found = 'The program prints only text that it contains word for word, so it is not asked about.'
    return ({ line }) => finding('W10', { line }, found)
  }
  return null
}

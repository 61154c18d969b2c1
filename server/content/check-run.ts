import { normaliseOutput } from '#domain/items/grade-answer'
import type { AskableProgram } from '#domain/items/program/program-question'
import { finding, type Finding } from '#domain/findings/finding'
import { firstDifference } from '#domain/program/first-difference'

export interface CheckedRun {
  findings: Finding[]
  isAskable: boolean
}

/** Compares a run with what its annotations declare: `quiz:expect`, `raises`, `seconds` and `python`. */
export function checkRun({ fence, program: { run } }: AskableProgram): CheckedRun {
  const { expect, raises, seconds, python } = fence.annotations
  if (python !== null && isOlder(run.python, python)) {
    const found = `This block requires Python ${python.join('.')}, but programs are run with ${run.python}, so it is not asked about.`
    return { findings: [finding('W53', { line: fence.source.first }, found)], isAskable: false }
  }
  const findings: Finding[] = []
  const contradict = (line: number, found: string): void => {
    findings.push(finding('E40', { line }, found))
  }
  if (expect !== null) {
    const expected = normaliseOutput(expect.output)
    const printed = normaliseOutput(run.stdout)
    const at = firstDifference(expected, printed)
    if (at !== null) {
      contradict(
        expect.line,
        `The run contradicts \`quiz:expect\` in line ${at + 1} of the output: expected ${quote(expected[at])}, printed ${quote(printed[at])}.`,
      )
    }
  }
  if (raises !== null) {
    const type = run.exception?.type ?? null
    const wanted = raises.type.split('.').at(-1)
    if (type === null || type.split('.').at(-1) !== wanted) {
      contradict(
        raises.line,
        `The run contradicts \`raises=${raises.type}\`: ${type === null ? 'it ended without an exception' : `it ended with ${type}`}.`,
      )
    }
  }
  if (seconds !== null && Math.abs(run.seconds - seconds.value) > 1e-6) {
    contradict(seconds.line, `The run contradicts \`seconds=${seconds.value}\`: it took ${run.seconds} s.`)
  }
  return { findings, isAskable: findings.length === 0 }
}

function quote(line: string | undefined): string {
  return line === undefined ? 'nothing more' : `“${line}”`
}

function isOlder(version: string, [major, minor]: [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor < major || (ownMajor === major && ownMinor < minor)
}

import { normaliseOutput } from '#domain/items/grade-answer'
import { blank } from '#domain/items/mask-answer'
import { confusedWith } from '#domain/program/operator-gaps'
import type { ProgramQuestion, QuestionContext } from '#domain/items/program/program-question'

/** An output that stands in the question has to be read at a glance. */
const maxLines = 6
const maxColumns = 60

/**
 * Asks for an operator that is left out, by what the program prints. Right is every operator with which it does print
 * that: the program was run with each of them.
 */
export function askOperator({ gap, run, preamble }: QuestionContext): ProgramQuestion[] {
  if (gap === null) return []
  const lines = normaliseOutput(run.stdout)
  const isShort = lines.length <= maxLines && lines.every((line) => line.length <= maxColumns)
  if (!isShort || lines.some((line) => line.includes('`')) || !lines.some((line) => line.trim() !== ''))
    return []
  const { operator, kind, filled, about } = gap
  const right = filled.filter(({ stdout }) => stdout === run.stdout).map((each) => each.operator)
  const wrong = filled.filter(({ stdout }) => stdout !== null && stdout !== run.stdout)
  const other = wrong.find((each) => each.operator === confusedWith(operator)) ?? wrong[0]
  const names = kind.map((name) => `\`${name}\``)
  const printed = lines.map((line) => (line.trim() === '' ? '' : `\`${line}\``)).join('\n')
  return [
    {
      kind: 'fill-operator',
      prompt: `${preamble}Which of the operators ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} has to stand in the gap ${blank} so that the program prints this?\n${printed}`,
      answer: operator,
      accepted: right,
      options: [],
      explanation: [
        `With \`${operator}\`${right.length === 0 ? '' : ` (or \`${right.join('`, `')}\`)`}, the program prints this.`,
        ...(other?.stdout == null
          ? []
          : [`With \`${other.operator}\`, it would print ${quoted(normaliseOutput(other.stdout))}.`]),
      ].join(' '),
      about,
    },
  ]
}

const quoted = (lines: readonly string[]): string =>
  lines.length === 0 ? 'nothing' : `“${lines.join(' / ')}”`

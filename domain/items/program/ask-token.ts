import { normaliseOutput } from '#domain/items/grade-answer'
import { blank } from '#domain/items/mask-answer'
import { confusedWith } from '#domain/program/token-gaps'
import type { ProgramQuestion, QuestionContext } from '#domain/items/program/program-question'

/** An output that stands in the question has to be read at a glance. */
const maxLines = 6
const maxColumns = 60

/**
 * Asks for a token that is left out, by what the program prints. Right is every one of the given tokens with which it
 * does print that: the program was run with each of them.
 */
export function askToken({ gap, run, phrases, preamble }: QuestionContext): ProgramQuestion[] {
  if (gap === null) return []
  const lines = normaliseOutput(run.stdout)
  const isShort = lines.length <= maxLines && lines.every((line) => line.length <= maxColumns)
  if (!isShort || lines.some((line) => line.includes('`')) || !lines.some((line) => line.trim() !== ''))
    return []
  const { what, token, among, filled, about } = gap
  const right = filled.filter(({ stdout }) => stdout === lines.join('\n')).map((each) => each.token)
  const wrong = filled.filter(({ stdout }) => stdout !== null && stdout !== lines.join('\n'))
  const other = wrong.find((each) => each.token === confusedWith(token)) ?? wrong[0]
  const printed = lines.map((line) => (line.trim() === '' ? '' : `\`${line}\``)).join('\n')
  return [
    {
      kind: what === 'operator' ? 'fill-operator' : 'fill-token',
      prompt: preamble + phrases.askToken(what, among, blank, printed),
      answer: token,
      accepted: right,
      options: [],
      explanation: [
        `With \`${token}\`${right.length === 0 ? '' : ` (or \`${right.join('`, `')}\`)`}, the program prints this.`,
        ...(other?.stdout == null
          ? []
          : [`With \`${other.token}\`, it would print ${quoted(normaliseOutput(other.stdout))}.`]),
      ].join(' '),
      about,
    },
  ]
}

const quoted = (lines: readonly string[]): string =>
  lines.length === 0 ? 'nothing' : `“${lines.join(' / ')}”`

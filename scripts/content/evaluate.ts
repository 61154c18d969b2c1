import type { Claim } from './evaluation/claim.ts'
import {
  batchOf,
  crossValidate,
  evaluatePart,
  scoresByKind,
  type EvaluatedLesson,
} from './evaluation/evaluate-part.ts'
import { parts } from './evaluation/parts.ts'
import { addScores, precisionOf, recallOf, type Score } from './evaluation/score.ts'
import { ArgumentError, readArguments } from '../run-command.ts'

const help = `Usage: npm run content -- evaluate [--details] [--held-out]

Compares what is read in the labelled lessons of tests/corpus with their labels, and prints precision (the share of
what was read that is right) and recall (the share of what is labelled that was read) for each kind of claim.

  --details   list what was missed and what was read wrongly in the open part
  --held-out  only the open part, each batch of lessons with weights learned from the other batches
  --help      show this text
`

function argumentsOf(args: string[]): { details: boolean; held: boolean; help: boolean } {
  const { values } = readArguments({
    args,
    options: {
      details: { type: 'boolean' },
      'held-out': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  return { details: values.details ?? false, held: values['held-out'] ?? false, help: values.help ?? false }
}

const row = (name: string, score: Score): string =>
  [
    name.padEnd(12),
    precisionOf(score).toFixed(3).padStart(9),
    recallOf(score).toFixed(3).padStart(9),
    `${score.hits} right, ${score.wrong} wrong, ${score.missed} missed`.padStart(36),
  ].join('')

function table(lessons: readonly EvaluatedLesson[]): string {
  const scores = scoresByKind(lessons)
  const rows = Object.entries(scores).map(([kind, score]) => row(kind, score))
  const core = addScores([scores.definition, scores.label, scores.advice])
  return [
    `${''.padEnd(12)}precision   recall`,
    ...rows,
    row('first three', core),
    row('all', addScores(Object.values(scores))),
  ].join('\n')
}

function describe(claim: Claim): string {
  const name = 'term' in claim ? claim.term : 'label' in claim ? `${claim.subject} | ${claim.label}` : ''
  const what = 'what' in claim ? claim.what : ''
  return `${claim.kind} ${[name, what, 'says' in claim ? (claim.says ?? '') : ''].filter((part) => part !== '').join(' = ')}`
}

const details = ({ lesson, matches }: EvaluatedLesson): string =>
  [
    ...matches.missed.map((claim) => ({ line: claim.line, text: `missed ${describe(claim)}` })),
    ...matches.wrong.map((claim) => ({ line: claim.line, text: `wrong  ${describe(claim)}` })),
  ]
    .sort((a, b) => a.line - b.line)
    .map(({ line, text }) => `${lesson.name}:${line} ${text}`.slice(0, 180))
    .join('\n')

/** `content evaluate`: returns the exit status. */
export function evaluate(args: string[]): number {
  try {
    const { details: isDetailed, held: isHeldOut, help: isHelp } = argumentsOf(args)
    if (isHelp) {
      process.stdout.write(help)
      return 0
    }
    for (const part of isHeldOut ? (['open'] as const) : parts) {
      const lessons = isHeldOut ? crossValidate() : evaluatePart(part)
      if (isDetailed && part === 'open') process.stdout.write(`${lessons.map(details).join('\n')}\n\n`)
      process.stdout.write(`${part} (${lessons.length} lessons)\n${table(lessons)}\n\n`)
    }
    return 0
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

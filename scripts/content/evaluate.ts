import type { Claim } from './evaluation/claim.ts'
import {
  batchOf,
  crossValidate,
  evaluatePart,
  scoresByKind,
  type EvaluatedLesson,
} from './evaluation/evaluate-part.ts'
import { countFates, evaluateItems, type EvaluatedItem } from './evaluation/evaluate-items.ts'
import { verdicts } from './evaluation/judged-items.ts'
import { addScores, precisionOf, recallOf, type Score } from './evaluation/score.ts'
import { ArgumentError, readArguments } from '../run-command.ts'

const help = `Usage: npm run content -- evaluate [--details] [--held-out | --items]

Compares what is read in the labelled lessons of tests/corpus with their labels, and prints precision (the share of
what was read that is right) and recall (the share of what is labelled that was read) for each kind of claim: of the
open part, from which the weights are learned, of the open part with each batch of lessons read by weights that were
learned from the others, of the part for validation, from which nothing is learned, and of the part set aside.
Then tells what became of the items of the first and the third that readers judged: how many good, weak and
embarrassing ones are still made, with the same words or others, and how many are not.

  --details   list what was missed and what was read wrongly, but for the part set aside
  --held-out  only the second of these
  --items     only the judged items
  --help      show this text
`

function argumentsOf(args: string[]): { details: boolean; held: boolean; items: boolean; help: boolean } {
  const { values } = readArguments({
    args,
    options: {
      details: { type: 'boolean' },
      'held-out': { type: 'boolean' },
      items: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const { details = false, 'held-out': held = false, items = false, help: isHelp = false } = values
  return { details, held, items, help: isHelp }
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

function write(name: string, lessons: readonly EvaluatedLesson[], isDetailed: boolean): void {
  if (isDetailed) process.stdout.write(`${lessons.map(details).join('\n')}\n\n`)
  process.stdout.write(`${name} (${lessons.length} lessons)\n${table(lessons)}\n\n`)
}

/** Precision and recall of the first three kinds in each batch, which tell a rule from the manner of its authors. */
function byBatch(lessons: readonly EvaluatedLesson[]): string {
  const kinds = ['definition', 'label', 'advice'] as const
  const batches = Map.groupBy(lessons, ({ lesson }) => batchOf(lesson))
  const rows = [...batches].map(([batch, those]) => {
    const scores = scoresByKind(those)
    const figures = kinds.map((kind) =>
      [precisionOf(scores[kind]), recallOf(scores[kind])]
        .map((each) => each.toFixed(3))
        .join(' / ')
        .padStart(17),
    )
    return [`batch ${batch}`.padEnd(12), ...figures].join('')
  })
  return [`${''.padEnd(12)}${kinds.map((kind) => kind.padStart(17)).join('')}`, ...rows].join('\n')
}

/** What became of the judged items of a part, in all and for each kind of item. */
function writeItems(name: string, items: readonly EvaluatedItem[], isDetailed: boolean): void {
  const cells = (those: readonly EvaluatedItem[]): string => {
    const fates = countFates(those)
    return verdicts.map((verdict) => Object.values(fates[verdict]).join(' / ').padStart(16)).join('')
  }
  const byKind = Map.groupBy(items, ({ judged }) => judged.kind)
  const rows = [...byKind].map(([kind, those]) => `${kind.padEnd(15)}${cells(those)}`)
  const told = items
    .filter(({ judged, fate }) => (judged.verdict === 'good') === (fate === 'gone'))
    .map(
      ({ lesson, judged, fate }) =>
        `${lesson} ${judged.id} ${judged.verdict}, ${fate}: ${judged.cause ?? ''}`,
    )
  const lines = [
    `judged items, ${name} (${items.length}): made / reworded / not made`,
    `${''.padEnd(15)}${verdicts.map((verdict) => verdict.padStart(16)).join('')}`,
    ...rows,
    `${'all'.padEnd(15)}${cells(items)}`,
  ]
  process.stdout.write(`${[...(isDetailed ? told : []), ...lines].join('\n')}\n\n`)
}

function writeJudged(isDetailed: boolean): void {
  for (const part of ['open', 'validation'] as const) writeItems(part, evaluateItems(part), isDetailed)
}

/** `content evaluate`: returns the exit status. */
export function evaluate(args: string[]): number {
  try {
    const { details: isDetailed, held: isHeldOut, items: isOnlyItems, help: isHelp } = argumentsOf(args)
    if (isHelp) {
      process.stdout.write(help)
      return 0
    }
    if (isOnlyItems) {
      writeJudged(isDetailed)
      return 0
    }
    if (!isHeldOut) write('open', evaluatePart('open'), isDetailed)
    const held = crossValidate()
    write('open, each batch with weights from the others', held, isDetailed && isHeldOut)
    process.stdout.write(`${byBatch(held)}\n\n`)
    if (isHeldOut) return 0
    write('validation', evaluatePart('validation'), isDetailed)
    write('aside', evaluatePart('aside'), false)
    writeJudged(isDetailed)
    return 0
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

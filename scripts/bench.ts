// `npm run bench` runs the benchmarks. The exit status is 1 if a figure is above its limit.
import path from 'node:path'
import type { Measure, Suite } from './bench/measure.ts'
import { ArgumentError, readArguments, runCommand } from './run-command.ts'

const suites: Record<string, () => Promise<{ suite: Suite }>> = {
  content: () => import('./bench/content.ts'),
  journeys: () => import('./bench/journeys.ts'),
  progress: () => import('./bench/progress.ts'),
  sandbox: () => import('./bench/sandbox.ts'),
  screens: () => import('./bench/screens.ts'),
  study: () => import('./bench/study.ts'),
}

const help = `Usage: npm run bench -- [SUITE…] [--long] [--json]

Runs benchmarks; each figure is the median of several rounds. Suites: ${Object.keys(suites).join(', ')}.
A figure above its limit is marked, and the exit status is then 1. Nothing else should run at the same time.

  --long   also what takes minutes to prepare: a learner with a million answers, and 10,000 others
  --json   one JSON object per line: suite, name, value, unit, must, aim, note
  --help   show this text
`

process.chdir(path.resolve(import.meta.dirname, '..'))

const verdict = ({ value, must, aim }: Measure): string => {
  if (must !== undefined && value > must) return `MISSED, must be at most ${must}`
  if (aim !== undefined && value > aim) return `holds (at most ${must}), aim ${aim}`
  return must === undefined && aim === undefined ? '' : `good (at most ${aim ?? must})`
}

const shown = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))

function asLine(measure: Measure): string {
  const figure = `${shown(measure.value).padStart(8)} ${measure.unit.padEnd(3)}`
  return [`  ${figure} ${measure.name}`, verdict(measure), measure.note ?? '']
    .filter((part) => part !== '')
    .join(' · ')
}

async function run(names: readonly string[], isJson: boolean, isLong: boolean): Promise<boolean> {
  let holds = true
  for (const name of names) {
    const { suite } = (await suites[name]?.()) ?? {}
    if (suite === undefined) continue
    if (!isJson) console.log(suite.title)
    for (const measure of await suite.measure(isLong)) {
      console.log(isJson ? JSON.stringify({ suite: name, ...measure }) : asLine(measure))
      holds &&= measure.must === undefined || measure.value <= measure.must
    }
  }
  return holds
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    options: {
      long: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const unknown = positionals.filter((name) => !Object.hasOwn(suites, name))
  if (unknown.length > 0) throw new ArgumentError(`There is no suite ${unknown.join(', ')}. See --help.`)
  const names = positionals.length > 0 ? positionals : Object.keys(suites)
  return (await run(names, values.json, values.long)) ? 0 : 1
}

await runCommand(main)

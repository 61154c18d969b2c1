import type { TaskVariablesRecord } from '#domain/program/task-variables'
import { isAsPythonWritesIt, neighbours } from '#domain/trace/asked-values'
import {
  decision,
  firstOfItsKind,
  wrong,
  type Choice,
  type Decision,
  type IsFirst,
  type Option,
} from '#domain/trace/decision'
import type { Fact } from '#domain/trace/facts'
import { foldRepeats } from '#domain/trace/fold-repeats'
import { inMixedOrder } from '#domain/trace/mixed-order'
import { changesBetween, plainText } from '#domain/trace/line-story'
import type { Moment, RunStory } from '#domain/trace/run-story'
import { variablesAfter } from '#domain/trace/task-variables'

const asTask = (task: number): Choice => ({ kind: 'task', task })
const byTask = (options: Option[]) => options.toSorted((a, b) => taskOf(a) - taskOf(b))
const taskOf = ({ choice }: Option) => (choice.kind === 'task' ? choice.task : Number.POSITIVE_INFINITY)
const yesThenNo = (options: Option[]) =>
  options.toSorted((a, b) => Number(a.choice.kind === 'no') - Number(b.choice.kind === 'no'))

/** Variables of later moments of a long run are not asked about. */
const maxMoments = 400

/** What could be asked about a run of an event loop. */
export function loopDecisions(story: RunStory, variables: TaskVariablesRecord | null): Decision[] {
  const moments = foldRepeats(story.moments)
  const printed = story.moments.flatMap(printedLines)
  const isFirst = firstOfItsKind()
  return moments.flatMap((moment, at) => {
    const running = moment.lane === null ? null : (story.lanes[moment.lane]?.task ?? null)
    return [
      askNextTask(story, moments, at, isFirst),
      askPrinted(moment, at, printed, isFirst),
      ...(running === null ? [] : [askQueue(story, moment, running, at, isFirst)]),
      ...(running === null || variables === null || at >= maxMoments
        ? []
        : [askValue(variables, moment, running, at, isFirst)]),
      ...(running === null ? [] : moment.facts.map((fact) => askAbout(fact, running, moment, at, isFirst))),
    ].filter((each) => each !== null)
  })
}

/** Who runs in a moment, as seen from the one before. */
function askNextTask(
  { lanes, labels }: RunStory,
  moments: readonly Moment[],
  at: number,
  isFirst: IsFirst,
): Decision | null {
  const [before, moment] = [moments[at - 1], moments[at]]
  if (before === undefined || moment === undefined) return null
  const task = moment.lane === null ? null : (lanes[moment.lane]?.task ?? null)
  const isJump = moment.lane === null && moment.facts.some((fact) => fact.kind === 'clock' && fact.hasJumped)
  if (task === null && !isJump) return null
  const right: Choice = task === null ? { kind: 'clock' } : asTask(task)
  const ran = before.lane === null ? null : (lanes[before.lane]?.task ?? null)
  const awaited = before.facts.flatMap((fact) =>
    fact.kind === 'waits' && fact.for.kind === 'task' ? [fact.for.task] : [],
  )
  const woken = before.facts
    .flatMap((fact) => (fact.kind === 'woken' ? fact.targets : []))
    .flatMap((target) => (target.kind === 'task' ? [target.task] : []))
  const beliefAbout = (other: number) =>
    awaited.includes(other) ? 'M15' : woken.includes(other) ? 'waking-switches-at-once' : null
  const alive = before.after.tasks.flatMap((state, other) =>
    (state.kind === 'ready' || state.kind === 'waits') && labels[other] !== '' && other !== task
      ? [other]
      : [],
  )
  const isReady = (other: number) => before.after.tasks[other]?.kind === 'ready'
  const others = [...alive.filter(isReady), ...alive.filter((other) => !isReady(other))]
  const options = others.map((other) => wrong(asTask(other), beliefAbout(other)))
  const hasBelief = options.some(({ misconception }) => misconception !== null)
  const isRace = before.after.ready.length > 1
  const isPlain = options.length === 0 || (options.length === 1 && task === null)
  const worth = hasBelief
    ? 9
    : isPlain
      ? 2
      : isRace
        ? isFirst(`next ${before.line}`)
          ? 8
          : 4
        : isFirst(`next ${ran} ${before.line}`)
          ? 5
          : 2
  return decision(
    { at, line: before.line, during: 'line', question: { kind: 'next-task' }, worth },
    right,
    [...options, wrong({ kind: 'clock' })],
    byTask,
  )
}

const printedLines = ({ printed }: Moment): string[] =>
  printed.flatMap(({ stream, text }) =>
    stream === 'stdout' ? text.split('\n').filter((line) => line.trim() !== '') : [],
  )

/** What is printed first in a moment. */
function askPrinted(
  moment: Moment,
  at: number,
  printed: readonly string[],
  isFirst: IsFirst,
): Decision | null {
  const [right] = printedLines(moment)
  if (right === undefined || moment.lane === null) return null
  const line = moment.facts.find((fact) => fact.kind === 'printed')?.line ?? null
  const options = inMixedOrder(
    [...new Set(printed)].filter((other) => other !== right),
    `${at}`,
  ).map((other) => wrong({ kind: 'code', text: other }))
  const worth = isFirst(`prints ${line}`) ? 5 : 3
  const base = { at, line: null, during: 'line', question: { kind: 'prints' }, worth } as const
  return decision(base, { kind: 'code', text: right }, options, (all) => inMixedOrder(all, `${at} ${right}`))
}

const mostQueued = 4

/** Whether asyncio put something into the queue of its own, in a step that no learner sees. */
const isByAsyncio = (fact: Fact) =>
  fact.kind === 'woken-by-asyncio' ||
  fact.kind === 'threads-done' ||
  (fact.kind === 'cancel' && fact.from !== null) ||
  (fact.kind === 'created' && fact.line === null)

/** What stands in the ready queue after a moment that put something there. */
function askQueue(
  { labels }: RunStory,
  { after, line, woken, facts }: Moment,
  running: number,
  at: number,
  isFirst: IsFirst,
): Decision | null {
  const tasks = after.ready.flatMap((each) =>
    each.kind === 'task' && labels[each.task] !== '' ? [each.task] : [],
  )
  const isAsked = tasks.length === after.ready.length && tasks.length >= 2 && tasks.length <= mostQueued
  if (!isAsked || woken.length === 0 || facts.some(isByAsyncio)) return null
  const asQueue = (queued: number[]): Choice => ({ kind: 'queue', tasks: queued })
  const others = [
    tasks.toReversed(),
    [running, ...tasks.filter((task) => task !== running)],
    tasks.slice(0, -1),
    tasks.toSorted((a, b) => a - b),
  ]
  return decision(
    {
      at,
      line: null,
      during: 'line',
      question: { kind: 'queue-then', task: running },
      worth: isFirst(`queue ${line}`) ? 8 : 3,
    },
    asQueue(tasks),
    others.map((other) => wrong(asQueue(other))),
    (all) => inMixedOrder(all, `${at} queue`),
  )
}

/** The value of a variable that changes in a moment: of the module, or of the task that runs. */
function askValue(
  record: TaskVariablesRecord,
  { step, line, facts }: Moment,
  running: number,
  at: number,
  isFirst: IsFirst,
): Decision | null {
  const [before, after] = [variablesAfter(record, step - 1), variablesAfter(record, step)]
  if (before === null || after === null || facts.some(({ kind }) => kind === 'repeats')) return null
  const frames = after.frames.filter(({ task }) => task === null || task === running)
  const isOnlyOne = (name: string) =>
    frames.filter(({ variables }) => variables.some((variable) => variable.name === name)).length === 1
  const asked = changesBetween(before, { ...after, frames }).variables.find(
    ({ kind, variable: { name, value } }) =>
      kind === 'changed' && name !== '_' && isOnlyOne(name) && isAsPythonWritesIt(plainText(value)),
  )
  if (asked === undefined) return null
  const { name, value } = asked.variable
  const right = plainText(value)
  const known = before.frames
    .find(({ number }) => number === asked.frame.number)
    ?.variables.find((variable) => variable.name === name)
  // What several tasks may change matters most.
  const isShared = asked.frame.number === 0
  const worth = isFirst(`value ${line} ${name}`) ? (isShared ? 9 : 7) : 3
  const options = [...(known === undefined ? [] : [plainText(known.value)]), ...neighbours(right)]
  return decision(
    {
      at,
      line: null,
      during: 'line',
      question: { kind: 'value-then', task: running, name },
      worth,
    },
    { kind: 'code', text: right },
    options.filter(isAsPythonWritesIt).map((text) => wrong({ kind: 'code', text })),
    (all) => inMixedOrder(all, `${at} ${name} ${right}`),
  )
}

/** What a fact of a moment decides within it: who goes on after a line, or whether an `await` suspends. */
function askAbout(
  fact: Fact,
  running: number,
  moment: Moment,
  at: number,
  isFirst: IsFirst,
): Decision | null {
  switch (fact.kind) {
    case 'created': {
      const [task] = fact.tasks
      return fact.isByRun || task === undefined || fact.line === null || isLastLine(moment, fact.line)
        ? null
        : goesOn('created', task, fact.line, running, 'M14', at, isFirst)
    }
    case 'woken': {
      const target = fact.targets.find((each) => each.kind === 'task')
      return target === undefined || isLastLine(moment, fact.line)
        ? null
        : goesOn('woken', target.task, fact.line, running, 'waking-switches-at-once', at, isFirst)
    }
    case 'cancel':
      return fact.line === null || !fact.accepted || fact.task === running || isLastLine(moment, fact.line)
        ? null
        : goesOn('cancelled', fact.task, fact.line, running, 'M43', at, isFirst)
    case 'await-passed':
      return suspends(fact.line, running, false, at, 8)
    case 'found-done':
      return fact.line === null ? null : suspends(fact.line, running, false, at, 8)
    case 'waits':
      return fact.line === null || moment.lane === null
        ? null
        : suspends(fact.line, running, true, at, isFirst(`suspends ${fact.line}`) ? 5 : 1)
    default:
      return null
  }
}

/** Whether the task that runs gives up control in this line, so that it does not go on after it. */
const isLastLine = ({ facts }: Moment, line: number) =>
  facts.some((fact) => fact.kind === 'waits' && fact.line === line)

function goesOn(
  because: 'created' | 'woken' | 'cancelled',
  task: number,
  line: number,
  running: number,
  misconception: string,
  at: number,
  isFirst: IsFirst,
): Decision | null {
  const worth = isFirst(`${because} ${line}`) ? 9 : 3
  return decision(
    { at, line, during: 'line', question: { kind: 'goes-on', because, task }, worth },
    asTask(running),
    [wrong(asTask(task), misconception)],
    byTask,
  )
}

function suspends(line: number, task: number, does: boolean, at: number, worth: number): Decision | null {
  const [right, other] = does ? (['yes', 'no'] as const) : (['no', 'yes'] as const)
  return decision(
    { at, line, during: 'line', question: { kind: 'suspends', task }, worth },
    { kind: right },
    [wrong({ kind: other }, does ? null : 'M05')],
    yesThenNo,
  )
}

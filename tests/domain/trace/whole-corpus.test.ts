import { beforeAll, describe, expect, it } from 'vitest'
import { barsOf } from '#domain/trace/bars'
import { foldRepeats } from '#domain/trace/fold-repeats'
import { storyOf, type RunStory } from '#domain/trace/run-story'
import type { Trace } from '#domain/program/trace'
import { runWords } from '#messages/run-words'
import { textsIn } from '#messages/texts-in'
import { programNames, sourceOf } from '#tests/sandbox/corpus'
import { sandboxForTests } from '#tests/sandbox/shared'

const runText = textsIn('en', 'run')

const sandbox = sandboxForTests()
const runs: { name: string; trace: Trace; story: RunStory }[] = []

beforeAll(async () => {
  for (const name of programNames) {
    const source = sourceOf(name)
    const { record, trace } = await sandbox.play({ source })
    const { outcome, summary } = record
    runs.push({ name, trace, story: storyOf({ source, trace, outcome, summary }) })
  }
})

/** What a trace can tell, as one word for each kind of it. */
function kindsIn({ steps }: Trace): string[] {
  return steps.flatMap(({ runner, events, end }) => [
    `${runner.kind} runs`,
    ...events.map(({ kind }) => kind),
    end.kind,
    ...(end.kind === 'waits' ? [`waits for ${'call' in end.for ? end.for.call : end.for.kind}`] : []),
  ])
}

describe('the runs of the whole corpus', () => {
  it('show everything that a trace can tell', () => {
    const met = new Set(runs.flatMap(({ trace }) => kindsIn(trace)))
    const all = [
      ...['module runs', 'task runs', 'timer runs', 'callback runs'],
      ...['created', 'ready', 'timer', 'timer-dropped', 'found-done', 'cancel', 'printed', 'blocked'],
      ...['waits', 'returned', 'raised', 'cancelled', 'done'],
      ...['waits for sleep', 'waits for turn', 'waits for task', 'waits for future'],
      ...['waits for gather', 'waits for wait', 'waits for TaskGroup', 'waits for as_completed'],
      ...['waits for Event.wait', 'waits for Lock.acquire', 'waits for Semaphore.acquire'],
      ...['waits for Queue.get', 'waits for Queue.put', 'waits for Queue.join', 'waits for Barrier.wait'],
      ...['waits for to_thread', 'waits for StreamReader.readline'],
    ]
    expect(all.filter((kind) => !met.has(kind))).toEqual([])
  })

  it('are told in whole sentences, with every name known', () => {
    for (const { name, story } of runs) {
      const { sentence, waiting, queued, timer } = runWords(runText, 'en', story.labels)
      for (const { facts, after } of story.moments) {
        for (const text of facts.map(sentence)) expect(text, name).toMatch(/^[A-Z`a].*\.$/su)
        const waits = after.tasks.flatMap((task) => (task.kind === 'waits' ? [waiting(task.for)] : []))
        // What a program prints, returns or raises, and how it ended, are words of its own.
        const own = ['printed', 'returned', 'raised', 'task-goes-on', 'ended']
        const said = facts.filter(({ kind }) => !own.includes(kind)).map(sentence)
        for (const text of [...said, ...waits, ...after.ready.map(queued), ...after.timers.map(timer)]) {
          expect(text, name).not.toMatch(/undefined|\bnull\b|NaN|Task-\d|\[object/u)
        }
      }
    }
  })

  it('print in the story all that they print, in order', () => {
    for (const { name, trace, story } of runs) {
      const inTrace = trace.steps.flatMap(({ events }) =>
        events.flatMap((event) => (event.kind === 'printed' ? [event.text] : [])),
      )
      for (const moments of [story.moments, foldRepeats(story.moments)]) {
        const inStory = moments.flatMap(({ printed }) => printed.map(({ text }) => text))
        expect({ name, printed: inStory.join('') }).toEqual({ name, printed: inTrace.join('') })
      }
    }
  })

  it('have a drawing: one runs at a time, time never goes back, and no lane has two bars at once', () => {
    for (const { name, story } of runs) {
      const { moments } = story
      const seconds = moments.map((moment) => moment.seconds)
      expect({ name, seconds }).toEqual({ name, seconds: seconds.toSorted((one, other) => one - other) })
      for (const { bars } of barsOf(story, moments)) {
        for (const [index, bar] of bars.entries()) {
          expect(bar.to).toBeGreaterThan(bar.from)
          expect(bar.from).toBeGreaterThanOrEqual(bars[index - 1]?.to ?? 0)
        }
      }
      const running = barsOf(story, moments).flatMap(({ bars }) =>
        bars.filter(({ kind }) => kind === 'runs' || kind === 'blocks').map(({ from }) => from),
      )
      expect({ name, running: new Set(running).size }).toEqual({ name, running: running.length })
    }
  })

  it('draw a bar for every step of a task of the program', () => {
    for (const { name, trace, story } of runs) {
      for (const [lane, { bars }] of barsOf(story, story.moments).entries()) {
        const task = story.lanes[lane]?.task ?? null
        if (task === null) continue
        const steps = trace.steps.filter(({ runner }) => runner.kind === 'task' && runner.task === task)
        const drawn = bars.filter(({ kind }) => kind === 'runs' || kind === 'blocks')
        expect({ name, lane, drawn: drawn.length }).toEqual({ name, lane, drawn: steps.length })
      }
    }
  })

  it('never leave in the queue what runs, nor run what was not in it', () => {
    for (const { name, story } of runs) {
      for (const [index, { lane }] of story.moments.entries()) {
        const task = lane === null ? null : (story.lanes[lane]?.task ?? null)
        const before = story.moments[index - 1]
        if (task === null || before === undefined) continue
        const wasReady = before.after.ready.some((each) => each.kind === 'task' && each.task === task)
        expect({ name, index, wasReady }).toEqual({ name, index, wasReady: true })
      }
    }
  })
})

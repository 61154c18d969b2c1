import { describe, expect, test } from 'vitest'
import { endingOf } from '#domain/program/run-ending'
import { endingInWords } from '#messages/ending-in-words'
import { textsIn } from '#messages/texts-in'
import type { RawRun } from '#sandbox/messages'
import { summarise } from '#sandbox/summary'

const run: RawRun = {
  ...{
    outcome: 'finished',
    stdout: '',
    stderr: '',
    exception: null,
    seconds: 0,
    reasons: [],
    exitStatus: null,
  },
  ...{ usesThreads: false, usesSets: false, hasTies: false },
}
const raised = { type: 'KeyError', message: '"a"', line: 3 }

/** Every end that a run can have, each with what German says of it. */
const ends: [name: string, run: RawRun, german: string][] = [
  ['without waiting', run, 'Das Programm ist fertig, ohne zu warten.'],
  ['after a second', { ...run, seconds: 1 }, 'Das Programm war nach 1 Sekunde fertig.'],
  ['after parts of one', { ...run, seconds: 0.25 }, 'Das Programm war nach 0,25 Sekunden fertig.'],
  ['by itself', { ...run, exitStatus: 3 }, 'Das Programm hat sich mit dem Exit-Status 3 beendet.'],
  [
    'by an exception of a line',
    { ...run, outcome: 'exception', exception: raised },
    'KeyError, ausgelöst in Zeile 3, hat das Programm beendet.',
  ],
  [
    'by an exception of no line',
    { ...run, outcome: 'exception', exception: { ...raised, line: null } },
    'KeyError hat das Programm beendet.',
  ],
  [
    'because Python cannot read it',
    {
      ...run,
      outcome: 'syntax-error',
      exception: { type: 'SyntaxError', message: 'invalid syntax', line: 2 },
    },
    'Python kann Zeile 2 nicht lesen: invalid syntax.',
  ],
  [
    'never',
    { ...run, outcome: 'deadlock', reasons: ['Nothing can ever wake `main`.'] },
    'Das Programm wartet für immer. Nothing can ever wake `main`.',
  ],
  [
    'because it takes too long',
    {
      ...run,
      outcome: 'time-limit',
      reasons: ['It did not end within 100000 steps of the event loop.'],
    },
    'Das Programm wurde angehalten, weil es zu lange dauerte. Nach 100.000 Schritten der Ereignisschleife war es nicht zu Ende.',
  ],
  [
    'because it prints too much',
    { ...run, outcome: 'output-limit', reasons: ['It printed more than 65536 bytes.'] },
    'Das Programm wurde angehalten, weil es zu viel ausgab. Es hat mehr als 65.536 Byte ausgegeben.',
  ],
  [
    'because it needs too much memory',
    { ...run, outcome: 'memory-limit', reasons: ['It needed more than 256 MB.'] },
    'Das Programm wurde angehalten, weil es zu viel Speicher brauchte. Es brauchte mehr als 256 MB.',
  ],
]

describe.each(ends)('a run that ends %s', (_, run, german) => {
  test('is said in German', () => {
    expect(endingInWords(textsIn('de', 'run'), summarise(run))).toBe(german)
  })

  test('is said in English as its record says it, but for the digits of large numbers', () => {
    const english = endingInWords(textsIn('en', 'run'), summarise(run))
    expect(english.replace(/(\d),(\d)/g, '$1$2')).toBe(summarise(run))
  })
})

test('what the sandbox does not run is said in its own words', () => {
  const reason = 'The program imports "numpy", which the sandbox does not have.'
  expect(endingOf(reason)).toBeNull()
  expect(endingInWords(textsIn('de', 'run'), reason)).toBe(reason)
})

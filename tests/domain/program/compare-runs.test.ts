import { describe, expect, it } from 'vitest'
import { compareRuns } from '#domain/program/compare-runs'

const run = (stdout: string, more: Partial<Parameters<typeof compareRuns>[0]> = {}) => ({
  outcome: 'finished' as const,
  stdout,
  exception: null,
  seconds: 0,
  ...more,
})

describe('what a change of a program did', () => {
  it('is nothing where the output differs only in spaces at the ends', () => {
    expect(compareRuns(run('a\nb\n'), run('a \nb'))).toEqual({
      output: 'same',
      firstDifference: null,
      endsDifferently: false,
      extraSeconds: 0,
    })
  })

  it('tells another order from other lines', () => {
    expect(compareRuns(run('a\nb\nc'), run('a\nc\nb'))).toMatchObject({
      output: 'reordered',
      firstDifference: 1,
    })
    expect(compareRuns(run('a\nb'), run('a\nx'))).toMatchObject({ output: 'different', firstDifference: 1 })
    expect(compareRuns(run('a'), run('a\nb'))).toMatchObject({ output: 'different', firstDifference: 1 })
    expect(compareRuns(run('a\na'), run('a'))).toMatchObject({ output: 'different', firstDifference: 1 })
  })

  it('counts virtual time without the dust of floats', () => {
    expect(compareRuns(run('', { seconds: 0.1 }), run('', { seconds: 0.3 })).extraSeconds).toBe(0.2)
    expect(compareRuns(run('', { seconds: 3 }), run('', { seconds: 1 })).extraSeconds).toBe(-2)
  })

  it('notices another end, also another exception', () => {
    const failed = (type: string) =>
      run('', { outcome: 'exception', exception: { type, message: '', line: 1 } })
    expect(compareRuns(run(''), run('', { outcome: 'deadlock' })).endsDifferently).toBe(true)
    expect(compareRuns(failed('KeyError'), failed('ValueError')).endsDifferently).toBe(true)
    expect(compareRuns(failed('KeyError'), failed('KeyError')).endsDifferently).toBe(false)
  })
})

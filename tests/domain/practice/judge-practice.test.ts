import { describe, expect, it } from 'vitest'
import { judgePractice } from '#domain/practice/judge-practice'
import { programSchema } from '#domain/program/program'

const exercise = {
  goal: { stdout: 'tea\ntoast\n', seconds: 2 },
  solution: "for name in ['tea', 'toast']:\n    print(name)\n",
  program: programSchema.parse({ source: "for name in ['toast', 'tea']:\n    print(name)\n" }),
}
const finished = (stdout: string, seconds = 2) => ({ outcome: 'finished' as const, stdout, seconds })
const judge = (source: string, run: Parameters<typeof judgePractice>[2]) =>
  judgePractice(exercise, source, run)

describe('a learner’s program', () => {
  it('solves the exercise with the same output in no more time, however it is written', () => {
    expect(judge('anything', finished('tea\ntoast\n'))).toEqual({ kind: 'right' })
    expect(judge('anything', finished('tea \ntoast', 1))).toEqual({ kind: 'right' })
  })

  it('is told the first line that is not the goal’s', () => {
    expect(judge('anything', finished('tea\ncake\n'))).toEqual({ kind: 'output', firstDifference: 1 })
    expect(judge('anything', finished('tea\n'))).toEqual({ kind: 'output', firstDifference: 1 })
    expect(judge('anything', finished('tea\ntoast\nmore\n'))).toEqual({ kind: 'output', firstDifference: 2 })
  })

  it('is not right when it takes longer, or does not come to its end', () => {
    expect(judge('anything', finished('tea\ntoast\n', 3))).toEqual({ kind: 'slow', seconds: 3 })
    expect(judge('anything', { outcome: 'exception', stdout: 'tea\ntoast\n', seconds: 2 })).toEqual({
      kind: 'failed',
    })
  })

  it('is not right when it prints the answer as a text of its own', () => {
    const goal = { ...exercise, goal: { stdout: 'sum 3\n', seconds: 0 } }
    expect(judgePractice(goal, 'print("sum 3")', finished('sum 3\n', 0))).toEqual({
      kind: 'written-down',
      line: 'sum 3',
    })
    expect(judgePractice(goal, 'print("sum", 1 + 2)', finished('sum 3\n', 0))).toEqual({ kind: 'right' })
  })
})

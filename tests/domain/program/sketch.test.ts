import { describe, expect, it } from 'vitest'

import { fillBodies, isSketch } from '#domain/program/sketch'

describe('a block that shows the shape of a statement', () => {
  it('can be read once its bodies that are only comments are filled', () => {
    expect(fillBodies('if ready:\n    # go\nelse:  # or wait\n    # wait')).toBe(
      'if ready: pass\n    # go\nelse: pass\n    # wait',
    )
    const whole = 'if ready:\n    # go\n    go()\nprint("a:")'
    expect(fillBodies(whole)).toBe(whole)
  })

  it.each([
    ['while condition:\n    work()', ['condition', 'work']],
    ['with lock:\n    ...', ['lock']],
    ['for item in items:\n    # use it', ['items']],
  ])('is a sketch: %j', (source, names) => {
    expect(isSketch(source, names)).toBe(true)
  })

  it('is none if it only lacks a name', () => {
    expect(isSketch('print(area(3, 4))', ['area'])).toBe(false)
  })
})

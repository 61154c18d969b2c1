import { expect, test } from 'vitest'
import { fittingZoom, stepWidths } from '#browser/timeline/geometry'

const widthOf = (steps: number, width: number) => stepWidths[fittingZoom(steps, width)]

test('a run of twelve steps is drawn whole beside its source, and as large as it can be where there is more room', () => {
  expect(widthOf(12, 584)).toBe(24)
  expect(widthOf(12, 720)).toBe(40)
  expect(widthOf(12, 1_200)).toBe(64)
})

test('where a run does not fit, it can still be read, and a long one is an overview', () => {
  expect(widthOf(12, 390)).toBe(40)
  expect(widthOf(226, 584)).toBe(14)
})

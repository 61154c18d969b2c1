import path from 'node:path'
import { expect, test } from 'vitest'
import { inPlaceOfPages, layout, pages, roomsBroughtBy, roomsNeededBy } from '#tests/support/rooms-of-pages'

const frame = [...new Set([layout, ...inPlaceOfPages].flatMap(roomsNeededBy))].sort()

test('the layout brings the texts of the frame, and no others', () => {
  expect(roomsBroughtBy(layout)).toEqual(frame)
})

test.each(pages.map((page) => [path.relative(path.dirname(layout), page), page]))(
  '%s brings the texts that its Client Components need, and no others',
  (_, page) => {
    expect(roomsBroughtBy(page)).toEqual(roomsNeededBy(page).filter((room) => !frame.includes(room)))
  },
)

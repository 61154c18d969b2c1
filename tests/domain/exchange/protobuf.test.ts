import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMessage } from '#domain/exchange/protobuf'

test('numbers and bytes are read by the number of their field', () => {
  const message = readMessage(
    new Uint8Array([
      0x08, 0x96, 0x01, 0x12, 0x02, 0x68, 0x69, 0x1d, 1, 2, 3, 4, 0x21, 1, 2, 3, 4, 5, 6, 7, 8,
    ]),
  )
  expect(message?.get(1)).toBe(150)
  expect(message?.get(2)).toEqual(new Uint8Array([0x68, 0x69]))
  expect(message?.get(4)).toEqual(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
})

test('no bytes make it throw, or read beyond their end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      for (const value of readMessage(bytes)?.values() ?? [])
        if (typeof value !== 'number') expect(value.length).toBeLessThanOrEqual(bytes.length)
    }),
  )
})

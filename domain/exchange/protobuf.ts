/** The fields of a message by number; of a repeated one, the last. Numbers are varints; anything else is bytes. */
export type Message = ReadonlyMap<number, number | Uint8Array>

const varint = 0
const fixed64 = 1
const lengthDelimited = 2
const fixed32 = 5
/** A varint of 64 bits. */
const maxVarintBytes = 10

/**
 * Reads a message in the wire format of Protocol Buffers, without knowing its type.
 *
 * @returns null if the bytes are no message
 */
export function readMessage(bytes: Uint8Array): Message | null {
  const fields = new Map<number, number | Uint8Array>()
  let at = 0
  const readVarint = (): number | null => {
    let value = 0
    for (let i = 0; i < maxVarintBytes; i += 1) {
      const byte = bytes[at]
      if (byte === undefined) return null
      at += 1
      value += (byte & 0x7f) * 2 ** (7 * i)
      if (byte < 0x80) return value
    }
    return null
  }
  while (at < bytes.length) {
    const key = readVarint()
    if (key === null) return null
    const length = lengthOf(key % 8, readVarint)
    if (length === null) return null
    if (length.kind === 'value') {
      fields.set(Math.floor(key / 8), length.value)
    } else {
      if (at + length.bytes > bytes.length) return null
      fields.set(Math.floor(key / 8), bytes.subarray(at, at + length.bytes))
      at += length.bytes
    }
  }
  return fields
}

type Length = { kind: 'value'; value: number } | { kind: 'bytes'; bytes: number }

function lengthOf(wireType: number, readVarint: () => number | null): Length | null {
  switch (wireType) {
    case varint: {
      const value = readVarint()
      return value === null ? null : { kind: 'value', value }
    }
    case lengthDelimited: {
      const bytes = readVarint()
      return bytes === null ? null : { kind: 'bytes', bytes }
    }
    case fixed64:
      return { kind: 'bytes', bytes: 8 }
    case fixed32:
      return { kind: 'bytes', bytes: 4 }
    default:
      return null
  }
}

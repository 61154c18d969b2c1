/**
 * Python for WebAssembly in which one number decides which addresses it shows, as in `<Box object at 0x1910ad8>`.
 *
 * Natively, addresses differ from run to run, and so does the order of two objects by their texts, and how long these
 * are. Where the number is the complement of 0, the larger address is shown as the smaller, with more digits.
 */

import { ADDRESS_VARIATION } from '#sandbox/hash-mask'
import { leb, op, Reader, signedLeb, strange, type WasmModule } from '#sandbox/wasm-module'

/** How C writes an address, with the zero that ends a text in C. */
const FORMAT = [...new TextEncoder().encode('%p'), 0]

/** Adds the global `ADDRESS_VARIATION` to Python and makes whatever writes an address heed it. */
export function varyShownAddresses(python: WasmModule): void {
  const variation = python.addGlobal(ADDRESS_VARIATION)
  const formats = python.segments.flatMap(({ address, bytes }) =>
    placesOf(FORMAT, bytes).map((place) => [op.i32, ...signedLeb(address + place)]),
  )
  const calls = python
    .functionIndices()
    .flatMap((index) => formats.flatMap((format) => callsAfter(format, python.bodyOf(index), index)))
  const [first] = calls
  if (first === undefined || calls.some(({ writer }) => writer !== first.writer)) strange()
  // Like the function that writes: a place for the text, a format, and where the values for it lie.
  const [TEXT, FORM, VALUES] = [0, 1, 2]
  const varied = python.addFunction(
    Uint8Array.from([
      0,
      ...[op.localGet, VALUES, op.localGet, VALUES, op.load, 2, 0, op.globalGet, ...leb(variation), op.xor],
      ...[op.store, 2, 0, op.localGet, TEXT, op.localGet, FORM, op.localGet, VALUES],
      ...[op.call, ...leb(first.writer), op.end],
    ]),
    first.writer,
  )
  for (const { index, from, to } of calls) {
    const body = python.bodyOf(index)
    python.replaceBody(
      index,
      Uint8Array.from([...body.subarray(0, from), op.call, ...leb(varied), ...body.subarray(to)]),
    )
  }
}

function placesOf(part: readonly number[], bytes: Uint8Array): number[] {
  const places = []
  for (let at = bytes.indexOf(part[0] ?? 0); at >= 0; at = bytes.indexOf(part[0] ?? 0, at + 1)) {
    if (part.every((byte, index) => bytes[at + index] === byte)) places.push(at)
  }
  return places
}

interface Call {
  /** The function that calls, and where in its body the call stands. */
  index: number
  from: number
  to: number
  /** The function that is called. */
  writer: number
}

/** Calls whose second argument is `format` and whose third is a place on the stack. */
function callsAfter(format: readonly number[], body: Uint8Array, index: number): Call[] {
  return placesOf(format, body).flatMap((place) => {
    const reader = new Reader(body, place + format.length)
    if (reader.byte() !== op.localGet) return []
    reader.number()
    if (reader.byte() !== op.i32) return []
    reader.number()
    const sum = reader.byte()
    const from = reader.at
    if ((sum !== op.add && sum !== op.subtract) || reader.byte() !== op.call) return []
    const writer = reader.number()
    return [{ index, from, to: reader.at, writer }]
  })
}

/**
 * Python for WebAssembly in which one number decides how objects are hashed.
 *
 * The order of a set follows from hashes that differ from one native interpreter to the next: those of texts (with the
 * hash seed), of objects (with their addresses), and, because WebAssembly is 32 bits wide, those of tuples, fractions
 * and large integers. In an interpreter whose global `HASH_VARIATION` says so, all of these are complemented. Two objects that
 * stand in different places of a set then stand there in the opposite order, in a set of two as surely as in a large
 * one. Other hash seeds alone would leave the order of a small set to chance.
 */

import { HASH_VARIATION } from '#sandbox/hash-mask'

const section = { function: 3, global: 6, export: 7, element: 9, code: 10, data: 11, import: 2 }
const op = {
  end: 0x0b,
  call: 0x10,
  select: 0x1b,
  localGet: 0x20,
  localTee: 0x22,
  globalGet: 0x23,
  load: 0x28,
  i32: 0x41,
  isZero: 0x45,
  f64: 0x44,
  notLess: 0x4f,
  f64Differs: 0x62,
  f64NotLess: 0x66,
  and: 0x71,
  or: 0x72,
  equal: 0x46,
  f64Less: 0x63,
  xor: 0x73,
  shiftRight: 0x75,
  rotateLeft: 0x77,
  f64Abs: 0x99,
  f64Floor: 0x9c,
}
const [I32, MUTABLE, EXPORTS_FUNCTION, EXPORTS_GLOBAL] = [0x7f, 1, 0, 3]
/** Kinds of imports, as far as they are counted. */
const [IMPORTS_FUNCTION, IMPORTS_TABLE, IMPORTS_MEMORY, IMPORTS_GLOBAL, IMPORTS_TAG] = [0, 1, 2, 3, 4]

/**
 * Integers and floats from 0 up to it have the same hash on every computer. That of a negative one has more bits on one
 * of 64 bits, which decide where it stands if its place in a set is taken.
 */
const SMALL = 2 ** 30
const NEGATIVE = 2
const f64 = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)]

/** A function that hashes: how many parameters it has, and instructions that say whether its value is varied. */
interface HashFunction {
  parameters: number
  isVaried: number[]
}

const always = [op.i32, 1]
const exportedFunctions: Record<string, HashFunction> = {
  Py_HashPointer: { parameters: 1, isVaried: always },
  Py_HashBuffer: { parameters: 2, isVaried: always },
  _Py_HashDouble: {
    parameters: 2,
    isVaried: [
      ...[op.localGet, 1, op.localGet, 1, op.f64Floor, op.f64Differs],
      ...[op.localGet, 1, op.f64Abs, op.f64, ...f64(SMALL), op.f64NotLess, op.or],
      ...[op.localGet, 1, op.f64, ...f64(0), op.f64Less, op.or],
    ],
  },
}

/** Types whose hash function is not exported but stands in the type. */
const typesWithHash: Record<string, HashFunction> = {
  PyTuple_Type: { parameters: 1, isVaried: always },
  PyLong_Type: {
    parameters: 1,
    // The tag that follows the reference count and the type counts the digits, of 30 bits each, in its upper bits; its
    // lower two say whether the number is negative.
    isVaried: [
      ...[op.localGet, 0, op.load, 2, 8, op.i32, 2 << 3, op.notLess],
      ...[op.localGet, 0, op.load, 2, 8, op.i32, 3, op.and, op.i32, NEGATIVE, op.equal, op.or],
    ],
  },
}
/** Where `tp_hash` stands in a type of 32 bits. */
const TP_HASH = 60

class Reader {
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0
  }

  /** An unsigned number in LEB128. */
  number(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }

  /** The value of an initialiser that is one constant; null for any other. */
  constant(): number | null {
    const isConstant = this.byte() === op.i32
    let value = 0
    let shift = 0
    for (let byte = 0x80; byte >= 0x80; shift += 7) {
      byte = this.byte()
      value |= (byte & 0x7f) << shift
      if (byte < 0x80 && byte & 0x40 && shift < 25) value |= -1 << (shift + 7)
    }
    if (this.byte() !== op.end) throw strange()
    return isConstant ? value : null
  }

  take(length: number): Uint8Array {
    this.at += length
    return this.#bytes.subarray(this.at - length, this.at)
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.number()))
  }
}

function leb(value: number): number[] {
  const bytes: number[] = []
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80)
  return [...bytes, value]
}

const named = (text: string) => [...leb(text.length), ...new TextEncoder().encode(text)]
const strange = () => new Error('This version of Python for WebAssembly is built in a way that is not known.')

/** Adds the global `HASH_VARIATION` to Python for WebAssembly and makes its hash functions heed it. */
export function withVariedHashes(python: Uint8Array): Uint8Array<ArrayBuffer> {
  const contents = sectionsOf(python)
  const content = (id: number): Uint8Array => contents.find((each) => each.id === id)?.content ?? missing()
  const imported = importsOf(content(section.import))
  const typeOfFunction = numbersOf(content(section.function))
  const globals = globalsOf(content(section.global), imported.globals)
  const { functions, addresses } = exportsOf(content(section.export), globals)
  const bodies = bodiesOf(content(section.code))
  const hashFunctionOf = (type: string): number => {
    const address = addresses.get(type) ?? missing()
    const inTable = wordAt(content(section.data), address + TP_HASH)
    return functionInTable(content(section.element), inTable)
  }
  const changed = [
    ...Object.entries(exportedFunctions).map(
      ([name, change]) => [functions.get(name) ?? missing(), change] as const,
    ),
    ...Object.entries(typesWithHash).map(([type, change]) => [hashFunctionOf(type), change] as const),
  ]

  const variation = globals.length
  const addedTypes: number[] = []
  const addedBodies: Uint8Array[] = []
  for (const [index, { parameters, isVaried }] of changed) {
    const place = index - imported.functions
    const original = imported.functions + typeOfFunction.length + addedBodies.length
    addedTypes.push(...leb(typeOfFunction[place] ?? missing()))
    addedBodies.push(bodies[place] ?? missing())
    const hash = parameters
    bodies[place] = Uint8Array.from([
      ...[1, 1, I32],
      ...Array.from({ length: parameters }, (_, parameter) => [op.localGet, parameter]).flat(),
      ...[op.call, ...leb(original), op.localTee, hash],
      ...[op.globalGet, ...leb(variation), op.rotateLeft],
      ...[op.globalGet, ...leb(variation), op.i32, 31, op.shiftRight, op.xor],
      // A hash of 0 stays 0: its complement is the mark of an error.
      ...[op.localGet, hash, ...isVaried, op.localGet, hash, op.isZero, op.isZero, op.and, op.select, op.end],
    ])
  }
  const extended = (id: number, count: number, added: number[]): Uint8Array => {
    const reader = new Reader(content(id))
    const before = reader.number()
    return joined([leb(before + count), content(id).subarray(reader.at), added])
  }
  const allBodies = [...bodies, ...addedBodies]
  const replaced = new Map<number, Uint8Array>([
    [section.function, extended(section.function, addedBodies.length, addedTypes)],
    [section.global, extended(section.global, 1, [I32, MUTABLE, op.i32, 0, op.end])],
    [
      section.export,
      extended(section.export, 1, [...named(HASH_VARIATION), EXPORTS_GLOBAL, ...leb(variation)]),
    ],
    [section.code, joined([leb(allBodies.length), ...allBodies.flatMap((body) => [leb(body.length), body])])],
  ])
  return joined([
    python.subarray(0, 8),
    ...contents.flatMap(({ id, content: old }) => {
      const written = replaced.get(id) ?? old
      return [[id], leb(written.length), written]
    }),
  ])
}

function missing(): never {
  throw strange()
}

function joined(parts: (number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

function sectionsOf(python: Uint8Array): { id: number; content: Uint8Array }[] {
  const reader = new Reader(python, 8)
  const found = []
  while (!reader.isAtEnd) found.push({ id: reader.byte(), content: reader.take(reader.number()) })
  return found
}

function importsOf(content: Uint8Array): { functions: number; globals: number } {
  const reader = new Reader(content)
  const counts = { functions: 0, globals: 0 }
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text()
    reader.text()
    const kind = reader.byte()
    if (kind === IMPORTS_TABLE) reader.byte()
    if (kind === IMPORTS_TAG) reader.byte()
    if (kind === IMPORTS_TABLE || kind === IMPORTS_MEMORY) {
      const hasMaximum = reader.byte() & 1
      reader.number()
      if (hasMaximum) reader.number()
    } else if (kind === IMPORTS_GLOBAL) {
      reader.take(2)
      counts.globals += 1
    } else {
      reader.number()
      if (kind === IMPORTS_FUNCTION) counts.functions += 1
    }
  }
  return counts
}

function numbersOf(content: Uint8Array): number[] {
  const reader = new Reader(content)
  return Array.from({ length: reader.number() }, () => reader.number())
}

/** The initial values of all globals; null where they are not constant or come from outside. */
function globalsOf(content: Uint8Array, imported: number): (number | null)[] {
  const reader = new Reader(content)
  const values: (number | null)[] = Array.from({ length: imported }, () => null)
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.take(2)
    values.push(reader.constant())
  }
  return values
}

function exportsOf(content: Uint8Array, globals: (number | null)[]) {
  const reader = new Reader(content)
  const functions = new Map<string, number>()
  const addresses = new Map<string, number>()
  for (let left = reader.number(); left > 0; left -= 1) {
    const name = reader.text()
    const kind = reader.byte()
    const index = reader.number()
    if (kind === EXPORTS_FUNCTION) functions.set(name, index)
    const value = globals[index]
    if (kind === EXPORTS_GLOBAL && typeof value === 'number') addresses.set(name, value)
  }
  return { functions, addresses }
}

function bodiesOf(content: Uint8Array): Uint8Array[] {
  const reader = new Reader(content)
  return Array.from({ length: reader.number() }, () => reader.take(reader.number()))
}

/** The word of 32 bits that stands at this address when the module starts; bytes that are not written are 0. */
function wordAt(content: Uint8Array, address: number): number {
  const reader = new Reader(content)
  let word = 0
  for (let left = reader.number(); left > 0; left -= 1) {
    if (reader.number() !== 0) throw strange()
    const start = reader.constant() ?? missing()
    const bytes = reader.take(reader.number())
    for (let index = 0; index < 4; index += 1) word |= (bytes[address + index - start] ?? 0) << (8 * index)
  }
  return word
}

/** The index of the function that stands in this place of the table of functions. */
function functionInTable(content: Uint8Array, place: number): number {
  const reader = new Reader(content)
  for (let left = reader.number(); left > 0; left -= 1) {
    if (reader.number() !== 0) throw strange()
    const start = reader.constant() ?? missing()
    const indices = Array.from({ length: reader.number() }, () => reader.number())
    const found = indices[place - start]
    if (found !== undefined) return found
  }
  throw strange()
}

/**
 * A compiled module of WebAssembly as its sections say it is, to which functions, globals and exports can be added, and
 * whose functions can be replaced. Knows as much of the format as Python for WebAssembly uses.
 */

const section = { import: 2, function: 3, global: 6, export: 7, element: 9, code: 10, data: 11 }
const [I32, MUTABLE, EXPORTS_FUNCTION, EXPORTS_GLOBAL] = [0x7f, 1, 0, 3]
/** Kinds of imports, as far as they are counted. */
const [IMPORTS_FUNCTION, IMPORTS_TABLE, IMPORTS_MEMORY, IMPORTS_GLOBAL, IMPORTS_TAG] = [0, 1, 2, 3, 4]
const HEADER_BYTES = 8

/** Instructions. */
export const op = {
  end: 0x0b,
  call: 0x10,
  select: 0x1b,
  localGet: 0x20,
  localTee: 0x22,
  globalGet: 0x23,
  load: 0x28,
  store: 0x36,
  i32: 0x41,
  isZero: 0x45,
  f64: 0x44,
  notLess: 0x4f,
  f64Differs: 0x62,
  f64NotLess: 0x66,
  add: 0x6a,
  subtract: 0x6b,
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

export class Reader {
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
    if (this.byte() !== op.end) strange()
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

/** An unsigned number in LEB128. */
export function leb(value: number): number[] {
  const bytes: number[] = []
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80)
  return [...bytes, value]
}

/** A signed number of 32 bits in LEB128. */
export function signedLeb(value: number): number[] {
  const bytes: number[] = []
  for (; value < -0x40 || value >= 0x40; value >>= 7) bytes.push((value & 0x7f) | 0x80)
  return [...bytes, value & 0x7f]
}

const named = (text: string) => [...leb(text.length), ...new TextEncoder().encode(text)]

/** Stops where a module is not built as expected. */
export function strange(): never {
  throw new Error('This version of Python for WebAssembly is built in a way that is not known.')
}

interface Segment {
  address: number
  bytes: Uint8Array
}

export class WasmModule {
  readonly #start: Uint8Array
  readonly #sections: { id: number; content: Uint8Array }[]
  readonly #importedFunctions: number
  readonly #types: number[]
  readonly #globals: (number | null)[]
  readonly #bodies: Uint8Array[]
  readonly #addedTypes: number[] = []
  readonly #addedGlobals: string[] = []
  /** What the memory holds at the start; bytes that are not written are 0. */
  readonly segments: readonly Segment[]
  /** The index of each exported function, and the address of each exported variable, by its name. */
  readonly functions: ReadonlyMap<string, number>
  readonly addresses: ReadonlyMap<string, number>

  constructor(bytes: Uint8Array) {
    this.#start = bytes.subarray(0, HEADER_BYTES)
    this.#sections = sectionsOf(bytes)
    const imported = importsOf(this.#content(section.import))
    this.#importedFunctions = imported.functions
    this.#types = numbersOf(this.#content(section.function))
    this.#globals = globalsOf(this.#content(section.global), imported.globals)
    this.#bodies = bodiesOf(this.#content(section.code))
    this.segments = segmentsOf(this.#content(section.data))
    const exported = exportsOf(this.#content(section.export), this.#globals)
    this.functions = exported.functions
    this.addresses = exported.addresses
  }

  #content(id: number): Uint8Array {
    return this.#sections.find((each) => each.id === id)?.content ?? strange()
  }

  /** Adds an exported global of 32 bits that is 0 at the start. @returns its index */
  addGlobal(name: string): number {
    return this.#globals.length + this.#addedGlobals.push(name) - 1
  }

  /** Adds a function of the same type as another. @returns its index */
  addFunction(body: Uint8Array, like: number): number {
    this.#addedTypes.push(this.#types[like - this.#importedFunctions] ?? strange())
    return this.#importedFunctions + this.#bodies.push(body) - 1
  }

  /** The instructions of a function, after the list of its local variables. */
  bodyOf(index: number): Uint8Array {
    return this.#bodies[index - this.#importedFunctions] ?? strange()
  }

  replaceBody(index: number, body: Uint8Array): void {
    this.bodyOf(index)
    this.#bodies[index - this.#importedFunctions] = body
  }

  /** The indices of all functions that are not imported. */
  functionIndices(): number[] {
    return this.#bodies.map((_, place) => this.#importedFunctions + place)
  }

  /** The word of 32 bits that stands at this address when the module starts. */
  wordAt(address: number): number {
    let word = 0
    for (const { address: start, bytes } of this.segments) {
      for (let index = 0; index < 4; index += 1) word |= (bytes[address + index - start] ?? 0) << (8 * index)
    }
    return word
  }

  /** The index of the function that stands in this place of the table of functions. */
  functionInTable(place: number): number {
    const reader = new Reader(this.#content(section.element))
    for (let left = reader.number(); left > 0; left -= 1) {
      if (reader.number() !== 0) strange()
      const start = reader.constant() ?? strange()
      const indices = Array.from({ length: reader.number() }, () => reader.number())
      const found = indices[place - start]
      if (found !== undefined) return found
    }
    return strange()
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const extended = (id: number, count: number, added: number[]): Uint8Array => {
      const reader = new Reader(this.#content(id))
      const before = reader.number()
      return joined([leb(before + count), this.#content(id).subarray(reader.at), added])
    }
    const globals = this.#addedGlobals
    const replaced = new Map<number, Uint8Array>([
      [section.function, extended(section.function, this.#addedTypes.length, this.#addedTypes.flatMap(leb))],
      [
        section.global,
        extended(
          section.global,
          globals.length,
          globals.flatMap(() => [I32, MUTABLE, op.i32, 0, op.end]),
        ),
      ],
      [
        section.export,
        extended(
          section.export,
          globals.length,
          globals.flatMap((name, index) => [
            ...named(name),
            EXPORTS_GLOBAL,
            ...leb(this.#globals.length + index),
          ]),
        ),
      ],
      [
        section.code,
        joined([leb(this.#bodies.length), ...this.#bodies.flatMap((body) => [leb(body.length), body])]),
      ],
    ])
    return joined([
      this.#start,
      ...this.#sections.flatMap(({ id, content: old }) => {
        const written = replaced.get(id) ?? old
        return [[id], leb(written.length), written]
      }),
    ])
  }
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

function sectionsOf(bytes: Uint8Array): { id: number; content: Uint8Array }[] {
  const reader = new Reader(bytes, HEADER_BYTES)
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

function segmentsOf(content: Uint8Array): Segment[] {
  const reader = new Reader(content)
  return Array.from({ length: reader.number() }, () => {
    if (reader.number() !== 0) strange()
    return { address: reader.constant() ?? strange(), bytes: reader.take(reader.number()) }
  })
}

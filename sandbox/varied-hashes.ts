/**
 * Python for WebAssembly in which one number decides how objects are hashed.
 *
 * The order of a set follows from hashes that differ from one native interpreter to the next: those of texts (with the
 * hash seed), of objects (with their addresses), and, because WebAssembly is 32 bits wide, those of tuples, frozen sets,
 * fractions and large integers; those of decimals are varied by `number_hashes.py`. In an interpreter whose global `HASH_VARIATION` says so, all of these are complemented. Two objects that
 * stand in different places of a set then stand there in the opposite order, in a set of two as surely as in a large
 * one. Other hash seeds alone would leave the order of a small set to chance.
 */

import { HASH_VARIATION } from '#sandbox/hash-mask'
import { leb, op, strange, type WasmModule } from '#sandbox/wasm-module'

const I32 = 0x7f

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
  PyFrozenSet_Type: { parameters: 1, isVaried: always },
  PySlice_Type: { parameters: 1, isVaried: always },
  // Made of two hashes by exclusive or, in which two complements would cancel each other out.
  PyMethod_Type: { parameters: 1, isVaried: always },
  PyCFunction_Type: { parameters: 1, isVaried: always },
  Py_GenericAliasType: { parameters: 1, isVaried: always },
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

/** Adds the global `HASH_VARIATION` to Python and makes its hash functions heed it. */
export function varyHashFunctions(python: WasmModule): void {
  const variation = python.addGlobal(HASH_VARIATION)
  const hashFunctionOf = (type: string): number => {
    const address = python.addresses.get(type) ?? strange()
    return python.functionInTable(python.wordAt(address + TP_HASH))
  }
  const changed = [
    ...Object.entries(exportedFunctions).map(
      ([name, change]) => [python.functions.get(name) ?? strange(), change] as const,
    ),
    ...Object.entries(typesWithHash).map(([type, change]) => [hashFunctionOf(type), change] as const),
  ]
  for (const [index, { parameters, isVaried }] of changed) {
    const original = python.addFunction(python.bodyOf(index), index)
    const hash = parameters
    python.replaceBody(
      index,
      Uint8Array.from([
        ...[1, 1, I32],
        ...Array.from({ length: parameters }, (_, parameter) => [op.localGet, parameter]).flat(),
        ...[op.call, ...leb(original), op.localTee, hash],
        ...[op.globalGet, ...leb(variation), op.rotateLeft],
        ...[op.globalGet, ...leb(variation), op.i32, 31, op.shiftRight, op.xor],
        // A hash of 0 stays 0: its complement is the mark of an error.
        ...[
          op.localGet,
          hash,
          ...isVaried,
          op.localGet,
          hash,
          op.isZero,
          op.isZero,
          op.and,
          op.select,
          op.end,
        ],
      ]),
    )
  }
}

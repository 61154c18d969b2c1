import { varyShownAddresses } from '#sandbox/shown-addresses'
import { varyHashFunctions } from '#sandbox/varied-hashes'
import { WasmModule } from '#sandbox/wasm-module'

/** Python for WebAssembly in which globals decide what natively differs from one process to the next. */
export function variedPython(python: Uint8Array): Uint8Array<ArrayBuffer> {
  const wasm = new WasmModule(python)
  varyHashFunctions(wasm)
  varyShownAddresses(wasm)
  return wasm.bytes()
}

/** The globals that JavaScript, WebAssembly and Pyodide itself need while a program runs, in any worker. */
const names = `
  globalThis Infinity NaN undefined Object Function Array Number Boolean String Symbol Date Promise
  RegExp Error AggregateError EvalError RangeError JSON Math ReferenceError SyntaxError TypeError
  URIError Intl Reflect Proxy Map Set BigInt WeakMap WeakSet WeakRef FinalizationRegistry ArrayBuffer
  DataView Iterator performance Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float32Array isNaN Float64Array Uint8ClampedArray BigUint64Array BigInt64Array parseFloat parseInt
  isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape WebAssembly
  TextDecoder TextEncoder crypto console
`

/** Names of the globals that a worker keeps when it is locked down, including `own`, which that worker needs. */
export const languageGlobals = (...own: string[]) => new Set([...names.trim().split(/\s+/), ...own])

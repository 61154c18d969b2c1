/** The most memory that an interpreter may use. */
const MEMORY_LIMIT_BYTES = 256 * 2 ** 20
const PAGE_BYTES = 65_536

/** Fills a view with bytes, as `crypto.getRandomValues` does. */
export type FillBytes = <T extends ArrayBufferView | null>(view: T) => T

/** Makes every source of random bytes that Python uses deterministic: the same seed gives the same bytes. */
export class SeededBytes {
  #state = 0

  reseed(seed: number): void {
    this.#state = (seed ^ 0x9e3779b9) | 0
  }

  readonly fill: FillBytes = (view) => {
    if (view === null) return view
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    for (let index = 0; index < bytes.length; index++) {
      this.#state = (this.#state + 0x6d2b79f5) | 0
      let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      bytes[index] = (mixed ^ (mixed >>> 14)) & 255
    }
    return view
  }
}

/** Python's virtual time, as it publishes it for JavaScript's clocks. */
export interface ClockCell {
  nanos: number
  /** The wall clock at virtual time zero. */
  epochNanos: number
  isVirtual: boolean
}

/** Sets JavaScript's clocks, which Python's C code uses, to the virtual time of the run. */
export class VirtualClocks {
  #readCell: () => ClockCell = () => ({ nanos: 0, epochNanos: 0, isVirtual: false })

  install(): void {
    const realNow = performance.now.bind(performance)
    const realDate = Date.now
    const now = () => {
      const cell = this.#readCell()
      return cell.isVirtual ? cell.nanos / 1e6 : realNow()
    }
    Object.defineProperty(performance, 'now', { value: now, configurable: true })
    Date.now = () => {
      const cell = this.#readCell()
      return cell.isVirtual ? (cell.epochNanos + cell.nanos) / 1e6 : realDate()
    }
    // Emscripten gets the time zone from this; programs run in UTC everywhere.
    Date.prototype.getTimezoneOffset = () => 0
  }

  follow(readCell: () => ClockCell): void {
    this.#readCell = readCell
  }
}

/** Refuses to grow memory beyond the limit; Python then raises a MemoryError. */
export class MemoryCeiling {
  wasHit = false

  install(): void {
    const { prototype } = WebAssembly.Memory
    const grow: unknown = Reflect.get(prototype, 'grow')
    if (typeof grow !== 'function') throw new Error('The memory of WebAssembly cannot be limited here.')
    const hit = () => {
      this.wasHit = true
    }
    prototype.grow = function (pages): number {
      if (this.buffer.byteLength + pages * PAGE_BYTES > MEMORY_LIMIT_BYTES) {
        hit()
        throw new RangeError('memory limit')
      }
      return Number(Reflect.apply(grow, this, [pages]))
    }
  }
}

/** Most memory that an interpreter may take. */
const MEMORY_LIMIT_BYTES = 256 * 2 ** 20
const PAGE_BYTES = 65_536

/** Fills a view with bytes, as `crypto.getRandomValues` does. */
export type FillBytes = <T extends ArrayBufferView | null>(view: T) => T

/** Gives every source of randomness that Python reaches the same bytes for the same seed. */
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

/** What Python writes down of its virtual time for the clocks of JavaScript. */
export interface ClockCell {
  nanos: number
  /** The wall clock at virtual time zero. */
  epochNanos: number
  isVirtual: boolean
}

/** Puts JavaScript's clocks, which are those of Python's C code, on the virtual time of the run. */
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
    // Emscripten asks this for the time zone; a program lives in UTC wherever it runs.
    Date.prototype.getTimezoneOffset = () => 0
  }

  follow(readCell: () => ClockCell): void {
    this.#readCell = readCell
  }
}

/** Refuses memory beyond the limit, which Python then reports as a MemoryError. */
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

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

/**
 * Where Python publishes its virtual time for JavaScript's clocks, see `clock.py`: the time, the wall clock at virtual
 * time zero, what a look at a clock tells (0: real time, 1: virtual time, 2: what the processor has done), the minutes
 * by which local time is ahead of UTC, by how much clocks are ahead of virtual time, what the next look adds to that,
 * and how many times as much the one after it adds. All but the minutes, what is told and the last are nanoseconds.
 */
export const CLOCK_CELL_LENGTH = 7
const [NOW, EPOCH, TELLS, ZONE_MINUTES, LAG, LOOK_COST, COST_FACTOR] = [0, 1, 2, 3, 4, 5, 6]
const [REAL_TIME, WORK] = [0, 2]
const [LEAST_COST_NANOS, GREATEST_COST_NANOS] = [1_000, 900_000]
const NANOS_IN_MILLI = 1e6
const MILLIS_IN_MINUTE = 60_000

/** Sets JavaScript's clocks, which Python's C code uses, to the virtual time of the run. */
export class VirtualClocks {
  #cell: () => Float64Array = () => new Float64Array(CLOCK_CELL_LENGTH)
  readonly #workMillis: () => number

  /** @param workMillis how long the processor has worked for this worker */
  constructor(workMillis: () => number) {
    this.#workMillis = workMillis
  }

  install(): void {
    const realNow = performance.now.bind(performance)
    const realDate = Date.now
    Object.defineProperty(performance, 'now', {
      value: () => this.#look((cell) => cell[NOW] ?? 0, realNow),
      configurable: true,
    })
    Date.now = () => this.#look((cell) => (cell[NOW] ?? 0) + (cell[EPOCH] ?? 0), realDate)
    this.#installZone()
  }

  follow(cell: () => Float64Array): void {
    this.#cell = cell
  }

  /** A look at a clock, which takes time on a slow machine as it does in `clock.py`. */
  #look(nanos: (cell: Float64Array) => number, real: () => number): number {
    const cell = this.#cell()
    if (cell[TELLS] === REAL_TIME) return real()
    if (cell[TELLS] === WORK) return this.#workMillis()
    const cost = cell[LOOK_COST] ?? 0
    if (cost > 0) {
      const next = cost * (cell[COST_FACTOR] ?? 1)
      cell[LAG] = (cell[LAG] ?? 0) + cost
      cell[LOOK_COST] = next > GREATEST_COST_NANOS ? LEAST_COST_NANOS : Math.max(LEAST_COST_NANOS, next)
    }
    return (nanos(cell) + (cell[LAG] ?? 0)) / NANOS_IN_MILLI
  }

  /** Emscripten asks dates for local time. It is the run's, wherever the server is. */
  #installZone(): void {
    const minutes = () => this.#cell()[ZONE_MINUTES] ?? 0
    const { prototype } = Date
    prototype.getTimezoneOffset = () => -minutes()
    const local = (read: (date: Date) => number) =>
      function (this: Date): number {
        return read(new Date(this.getTime() + minutes() * MILLIS_IN_MINUTE))
      }
    prototype.getFullYear = local((date) => date.getUTCFullYear())
    prototype.getMonth = local((date) => date.getUTCMonth())
    prototype.getDate = local((date) => date.getUTCDate())
    prototype.getDay = local((date) => date.getUTCDay())
    prototype.getHours = local((date) => date.getUTCHours())
    prototype.getMinutes = local((date) => date.getUTCMinutes())
    prototype.getSeconds = local((date) => date.getUTCSeconds())
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

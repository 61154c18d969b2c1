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
 * time zero, what a look at a clock tells (see below), the minutes by which local time is ahead of UTC, by how much clocks
 * are ahead of virtual time, what the next look adds to that and how many times as much the one after it adds; the lines
 * that the program has run; and up to where its work is counted: how long the processor had worked, and the lines.
 * Times but the minutes are nanoseconds. On a machine that is not slow, no look adds anything and no lines are counted.
 */
export const CLOCK_CELL_LENGTH = 10
const [NOW, EPOCH, TELLS, ZONE_MINUTES, LAG, LOOK_COST, COST_FACTOR, LINES, WORKED, COUNTED_LINES] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
]
/** What a look tells; besides these, 1: virtual time. */
const [REAL_TIME, LAG_AFTER_LOOK, LONG_WORK] = [0, 2, 3]
const [LEAST_COST_NANOS, GREATEST_COST_NANOS] = [1_000, 900_000]
const LINE_NANOS = 1_000
/**
 * Work between two looks that takes this long in this interpreter, besides what counting its lines takes, takes so many
 * times as long on a slow machine. Ordinary steps of a program take much less; only a few calls of functions written in C
 * take so long, and how long they take depends on their arguments.
 */
const LONG_WORK_NANOS = 25_000_000
const COUNTED_LINE_NANOS = 4_000
const SLOWER = 10
const NANOS_IN_MILLI = 1e6
const HALF_A_MICROSECOND = 500
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
    // Python cuts dates to whole microseconds, of which a number of this size is a fraction too small.
    Date.now = () =>
      this.#look((cell) => (cell[NOW] ?? 0) + (cell[EPOCH] ?? 0) + HALF_A_MICROSECOND, realDate)
    this.#installZone()
  }

  follow(cell: () => Float64Array): void {
    this.#cell = cell
  }

  #look(nanos: (cell: Float64Array) => number, real: () => number): number {
    const cell = this.#cell()
    if (cell[TELLS] === REAL_TIME) return real()
    if (cell[TELLS] === LONG_WORK) return this.#longWork(cell) / NANOS_IN_MILLI
    const lag = this.#lagAfterLook(cell)
    return (cell[TELLS] === LAG_AFTER_LOOK ? lag : nanos(cell) + lag) / NANOS_IN_MILLI
  }

  /** How many nanoseconds clocks are ahead of virtual time, after a look that takes time on a slow machine. */
  #lagAfterLook(cell: Float64Array): number {
    const cost = cell[LOOK_COST] ?? 0
    if (cost > 0) {
      const next = cost * (cell[COST_FACTOR] ?? 1)
      cell[LAG] = (cell[LAG] ?? 0) + cost + this.#longWork(cell)
      cell[LOOK_COST] = next > GREATEST_COST_NANOS ? LEAST_COST_NANOS : Math.max(LEAST_COST_NANOS, next)
    }
    return (cell[LAG] ?? 0) + (cell[LINES] ?? 0) * LINE_NANOS
  }

  /** What long work took a slow machine since the last time that this was asked, in nanoseconds. */
  #longWork(cell: Float64Array): number {
    const [worked, lines] = [this.#workMillis() * NANOS_IN_MILLI, cell[LINES] ?? 0]
    const counting = (lines - (cell[COUNTED_LINES] ?? 0)) * COUNTED_LINE_NANOS
    const work = worked - (cell[WORKED] ?? 0) - counting
    cell[WORKED] = worked
    cell[COUNTED_LINES] = lines
    return work > LONG_WORK_NANOS ? work * SLOWER : 0
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

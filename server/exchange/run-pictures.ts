import { createHash } from 'node:crypto'
import type { RunPicture } from '#domain/exchange/exported-lesson'
import type { RecordedRun } from '#domain/trace/run-story'
import type { Transaction } from '#server/database/transaction'
import { RowReader } from '#server/row-reader'
import { recordedRunOf } from '#server/runs/read-run'

/** Draws a run as an SVG; null if nobody could read the drawing. */
export type DrawRun = (run: RecordedRun) => string | null

/** A drawing that is larger than this is left out. The largest of our own courses has about 20 kB. */
const maxLength = 100_000
/** After so many characters of drawings, cards go without: a package is put together in memory. */
const maxLengthOfAll = 30_000_000

/** The pictures of one export. Each run is drawn once, however many cards ask about it. */
export class RunPictures {
  readonly #draw: DrawRun
  readonly #drawn = new Map<string, RunPicture | null>()
  readonly #reader = new RowReader()
  #length = 0

  constructor(draw: DrawRun) {
    this.#draw = draw
  }

  /** The picture of a run; null if there is none. */
  async of(db: Transaction, runHash: string | null): Promise<RunPicture | null> {
    if (runHash === null) return null
    const known = this.#drawn.get(runHash)
    if (known !== undefined) return known
    const picture = await this.#reader.readLater(`run ${runHash}`, () => this.#picture(db, runHash))
    this.#drawn.set(runHash, picture)
    return picture
  }

  async #picture(db: Transaction, runHash: string): Promise<RunPicture | null> {
    const run = await recordedRunOf(db, runHash)
    if (run === null) return null
    const svg = this.#draw(run)
    if (svg === null || svg.length > maxLength || this.#length + svg.length > maxLengthOfAll) return null
    this.#length += svg.length
    // The name has to change with the picture: Anki keeps the file that it has of a name.
    const name = `retrace-run-${createHash('sha256').update(svg).digest('hex').slice(0, 20)}.svg`
    return { name, svg, summary: run.summary }
  }
}

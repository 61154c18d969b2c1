import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

// PGlite is Postgres, and brings the time zones that Postgres knows as compiled files (decision 49).
const PGLITE_FOLDER = dirname(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')))

/** Changes whenever the time zones may change. */
export const timeZonesVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(PGLITE_FOLDER, 'package.json'), 'utf8'))).version

/** Where a zone's file lies among the data of PGlite. */
const PLACE = /\{filename:"[^"]*\/timezone\/([^"]+)",start:(\d+),end:(\d+)\}/gu
const FEWEST_ZONES = 400

/** The time zones of the IANA database by their names, each as a file of the format TZif (RFC 9636). */
export function timeZones(): Map<string, Uint8Array> {
  const data = readFileSync(join(PGLITE_FOLDER, 'dist/pglite.data'))
  const places = readFileSync(join(PGLITE_FOLDER, 'dist/pglite.js'), 'utf8').matchAll(PLACE)
  const zones = new Map(
    [...places].map(([, name = '', start, end]): [string, Uint8Array] => [
      name,
      withoutShortTimes(data.subarray(Number(start), Number(end))),
    ]),
  )
  if (zones.size < FEWEST_ZONES)
    throw new Error('This version of PGlite keeps its time zones where they are not found.')
  return zones
}

const HEADER_BYTES = 44
/** What the counts of a header count, in their order, takes so many bytes each where times have 32 bits. */
const [COUNTS_AT, BYTES_OF_EACH] = [20, [1, 1, 8, 5, 6, 1]]

/** The same file without its first part, which repeats what has 64 bits in 32, for readers of long ago. */
function withoutShortTimes(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const MAGIC = 0x54_5a_69_66
  if (view.getUint32(0) !== MAGIC) throw new Error('PGlite has a time zone of an unknown format.')
  const bytes = BYTES_OF_EACH.reduce(
    (sum, each, index) => sum + each * view.getUint32(COUNTS_AT + 4 * index),
    0,
  )
  const kept = new Uint8Array(file.length - bytes)
  kept.set(file.subarray(0, COUNTS_AT))
  kept.set(file.subarray(HEADER_BYTES + bytes), HEADER_BYTES)
  return kept
}

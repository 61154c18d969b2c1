import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

// PGlite is Postgres, and brings the time zones that Postgres knows as compiled files (decision 49).
const require = createRequire(import.meta.url)
const pgliteFolder = dirname(dirname(require.resolve('@electric-sql/pglite')))

/** Changes whenever the time zones may change. */
export const timeZonesVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(pgliteFolder, 'package.json'), 'utf8'))).version

/** Where a zone's file lies among the data of PGlite. */
const place = /\{filename:"[^"]*\/timezone\/([^"]+)",start:(\d+),end:(\d+)\}/gu
const fewestZones = 400

/** The time zones of the IANA database by their names, each as a file of the format TZif (RFC 9636). */
export function timeZones(): Map<string, Uint8Array> {
  const data = readFileSync(join(pgliteFolder, 'dist/pglite.data'))
  const places = readFileSync(join(pgliteFolder, 'dist/pglite.js'), 'utf8').matchAll(place)
  const zones = new Map(
    [...places].map(([, name = '', start, end]): [string, Uint8Array] => [
      name,
      withoutShortTimes(data.subarray(Number(start), Number(end))),
    ]),
  )
  if (zones.size < fewestZones)
    throw new Error('This version of PGlite keeps its time zones where they are not found.')
  return zones
}

const headerBytes = 44
/** What the counts of a header count, in their order, takes so many bytes each where times have 32 bits. */
const [countsAt, bytesOfEach] = [20, [1, 1, 8, 5, 6, 1]]

/** The same file without its first part, which repeats what has 64 bits in 32, for readers of long ago. */
function withoutShortTimes(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const magic = 0x54_5a_69_66
  if (view.getUint32(0) !== magic) throw new Error('PGlite has a time zone of an unknown format.')
  const bytes = bytesOfEach.reduce((sum, each, index) => sum + each * view.getUint32(countsAt + 4 * index), 0)
  const kept = new Uint8Array(file.length - bytes)
  kept.set(file.subarray(0, countsAt))
  kept.set(file.subarray(headerBytes + bytes), headerBytes)
  return kept
}

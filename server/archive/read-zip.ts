import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'

/**
 * Why an archive is not imported: it is no ZIP or cut off, is none of ours or of a version to come, holds more than is
 * read, or its files do not fit together.
 */
export type ArchiveFault = 'not-whole' | 'unknown-format' | 'too-large' | 'contradictory'

/** An archive is not imported. The message says which part of it is at fault, for the log: never what it holds. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly fault: ArchiveFault

  constructor(fault: ArchiveFault, message: string) {
    super(message)
    this.fault = fault
  }
}

const maxEntries = 100

/** A file in a ZIP. */
export interface ZippedFile {
  name: string
  /** Its content, piece by piece. It must be read to its end before the next file is. */
  pieces: AsyncIterable<Uint8Array>
}

/**
 * Reads some files of a ZIP. Every other entry is skipped without being inflated, and nothing is written anywhere, so
 * that a path leads nowhere. What is inflated is counted as it comes out, whatever the headers claim.
 *
 * @param maxBytes of all files together
 * @throws ArchiveError
 */
export async function* readZip(
  bytes: Buffer,
  names: ReadonlySet<string>,
  maxBytes: number,
): AsyncGenerator<ZippedFile> {
  const zip = await orArchiveError('This is not a whole ZIP file.', () => fromBufferPromise(bytes))
  const seen = new Set<string>()
  const room = { bytes: maxBytes }
  const entries = zip.eachEntry()
  for (let n = 0; ; n++) {
    const next = await orArchiveError('This is not a whole ZIP file.', () => entries.next())
    if (next.done === true) return
    if (n === maxEntries) throw new ArchiveError('too-large', 'The ZIP has too many entries.')
    const { fileName: name } = next.value
    if (!names.has(name)) continue
    if (seen.has(name)) throw new ArchiveError('unknown-format', `${name} occurs twice.`)
    seen.add(name)
    yield { name, pieces: piecesOf(zip, next.value, room) }
  }
}

/** @param room for what is inflated; it shrinks */
async function* piecesOf(zip: ZipFile, entry: Entry, room: { bytes: number }): AsyncGenerator<Uint8Array> {
  const isDamaged = `${entry.fileName} is damaged.`
  const stream = await orArchiveError(isDamaged, () => zip.openReadStreamPromise(entry))
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>
  let checksum = 0
  try {
    for (;;) {
      const next = await orArchiveError(isDamaged, () => pieces.next())
      if (next.done === true) break
      room.bytes -= next.value.length
      if (room.bytes < 0) throw new ArchiveError('too-large', 'The ZIP holds more than is read.')
      checksum = crc32(next.value, checksum)
      yield next.value
    }
  } finally {
    stream.destroy()
  }
  if (checksum !== entry.crc32) throw new ArchiveError('not-whole', isDamaged)
}

async function orArchiveError<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    throw new ArchiveError('not-whole', message)
  }
}

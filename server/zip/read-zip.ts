import { crc32 } from 'node:zlib'
import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl'

/** Why a ZIP, or a file in it, is not read. */
export type ZipFault =
  /** It is no ZIP, is cut off, or is not what its headers say. */
  | 'damaged'
  /** A file in it is encrypted, or packed otherwise than almost all are. */
  | 'unsupported'
  /** The name of a file leads out of the folder where the ZIP would be unpacked. */
  | 'name'
  /** It has more files, or more in them, than is read. */
  | 'too-large'

/** A ZIP is not read. The message says which file is at fault: never what it holds. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  readonly fault: ZipFault

  constructor(fault: ZipFault, message: string) {
    super(message)
    this.fault = fault
  }
}

export interface ZipLimits {
  /** Files, folders and links. */
  entries: number
  /** Of all that is read, counted as it is inflated, whatever the headers claim. */
  bytes: number
}

/** A file in a ZIP. Nothing of it is inflated before it is asked for, and nothing is written anywhere. */
export interface ZippedFile {
  /** Its path, with slashes. */
  name: string
  /** What its header says of its size; reading it fails if that is not true. */
  claimedBytes: number
  /** Its content, piece by piece; throws {@link ZipError}. */
  pieces(): AsyncGenerator<Uint8Array>
}

/**
 * Lists the files of a ZIP, which may be hostile, in their order. Folders and links are left out.
 *
 * @throws ZipError
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZippedFile[]> {
  const isNotWhole = 'This is not a whole ZIP file.'
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await orZipError(isNotWhole, () => fromBufferPromise(buffer, { decodeStrings: false }))
  if (zip.entryCount > limits.entries) throw new ZipError('too-large', 'The ZIP has too many entries.')
  const room = { bytes: limits.bytes }
  const entries = zip.eachEntry()
  const files: ZippedFile[] = []
  for (;;) {
    const next = await orZipError(isNotWhole, () => entries.next())
    if (next.done === true) return files
    const entry = next.value
    const name = nameOf(entry)
    if (validateFileName(name) !== null) {
      throw new ZipError(
        'name',
        `A name in the ZIP leads out of its folder: ${JSON.stringify(name.slice(0, 80))}.`,
      )
    }
    if (name.endsWith('/') || isLink(entry)) continue
    files.push({
      name,
      claimedBytes: entry.uncompressedSize,
      pieces: () => piecesOf(zip, entry, name, room),
    })
  }
}

/** All of a file. @throws ZipError */
export async function contentOf(file: ZippedFile): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of file.pieces()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Finder writes UTF-8 without saying so, and what is no UTF-8 is hardly ever valid as such. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileNameRaw)
  } catch {
    return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
  }
}

// The upper half of the attributes is the mode of a file in Unix.
const kindOfFile = 0o170000
const symbolicLink = 0o120000
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & kindOfFile) === symbolicLink

/** @param room for what is inflated; it shrinks */
async function* piecesOf(
  zip: ZipFile,
  entry: Entry,
  name: string,
  room: { bytes: number },
): AsyncGenerator<Uint8Array> {
  if (!entry.canDecodeFileData()) {
    throw new ZipError('unsupported', `${name} is encrypted, or packed in a way that is not supported.`)
  }
  const isDamaged = `${name} is damaged.`
  const stream = await orZipError(isDamaged, () => zip.openReadStreamPromise(entry))
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>
  let checksum = 0
  try {
    for (;;) {
      const next = await orZipError(isDamaged, () => pieces.next())
      if (next.done === true) break
      room.bytes -= next.value.length
      if (room.bytes < 0) throw new ZipError('too-large', 'The ZIP holds more than is read.')
      checksum = crc32(next.value, checksum)
      yield next.value
    }
  } finally {
    stream.destroy()
  }
  if (checksum !== entry.crc32) throw new ZipError('damaged', isDamaged)
}

async function orZipError<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    throw new ZipError('damaged', message)
  }
}

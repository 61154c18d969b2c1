import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

/** A file cannot be used as an archive. */
export class UnreadableZipError extends Error {}

/** A file in an archive, or the archive, is larger than it may be. */
export class TooLargeError extends Error {}

/** An archive's files by name. */
export interface ZipArchive {
  names: readonly string[]
  /**
   * The bytes of a file; null if there is none of this name.
   *
   * @throws TooLargeError as soon as it turns out to have more than `maxBytes`, whatever the archive says
   * @throws UnreadableZipError
   */
  read(name: string, maxBytes: number): Promise<Uint8Array | null>
}

const inflate = promisify(inflateRaw)

// Of the ZIP file format specification (APPNOTE.TXT), sections 4.3.7, 4.3.12 and 4.3.16.
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22
const entryLength = 46
const localLength = 30
const maxCommentLength = 65_535
const stored = 0
const deflated = 8
const encryptedFlag = 1
/** Collections with pictures have thousands. */
const maxEntries = 50_000

interface Entry {
  method: number
  isEncrypted: boolean
  compressedSize: number
  offset: number
}

/**
 * Reads the list of files of an archive. Nothing is written anywhere and nothing is unpacked before it is asked for, so
 * that neither names nor sizes in it can do harm.
 *
 * @throws UnreadableZipError also for archives over 4 GB (ZIP64), which no upload can be
 */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readEntries(view)
  return {
    names: [...entries.keys()],
    async read(name, maxBytes) {
      const entry = entries.get(name)
      if (entry === undefined) return null
      if (entry.isEncrypted) throw new UnreadableZipError(`${name} is encrypted.`)
      const content = contentOf(view, entry)
      if (entry.method === stored) {
        if (content.byteLength > maxBytes) throw new TooLargeError(`${name} is too large.`)
        return content
      }
      if (entry.method !== deflated) throw new UnreadableZipError(`${name} is packed in an unknown way.`)
      return unpacked(name, () => inflate(content, { maxOutputLength: maxBytes }))
    },
  }
}

/**
 * Unpacks a file.
 *
 * @param unpack with a limit of its own
 * @throws TooLargeError, UnreadableZipError
 */
export async function unpacked(name: string, unpack: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await unpack()
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) throw new TooLargeError(`${name} is too large.`)
    throw new UnreadableZipError(`${name} is damaged.`)
  }
}

function readEntries(view: DataView): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > maxEntries) throw new UnreadableZipError('There are too many files.')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i += 1) {
    if (at + entryLength > view.byteLength || view.getUint32(at, true) !== entrySignature)
      throw new UnreadableZipError('The list of files is damaged.')
    const nameLength = view.getUint16(at + 28, true)
    if (at + entryLength + nameLength > view.byteLength)
      throw new UnreadableZipError('The list of files is damaged.')
    const name = new TextDecoder().decode(bytesOf(view, at + entryLength, nameLength))
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & encryptedFlag) !== 0,
      compressedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The place of the record that ends an archive, before a comment. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - maxCommentLength)
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw new UnreadableZipError('This is no ZIP file.')
}

function contentOf(view: DataView, { offset, compressedSize }: Entry): Uint8Array {
  if (offset + localLength > view.byteLength || view.getUint32(offset, true) !== localSignature)
    throw new UnreadableZipError('A file is not where the list of files says.')
  const start = offset + localLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + compressedSize > view.byteLength) throw new UnreadableZipError('A file is cut off.')
  return bytesOf(view, start, compressedSize)
}

const bytesOf = (view: DataView, offset: number, length: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + offset, length)

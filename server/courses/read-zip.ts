import { crc32, inflateRawSync } from 'node:zlib'
import { CourseFiles, CourseSourceError, limits } from '#server/courses/course-files'

// APPNOTE.TXT of PKWARE, 4.3: local headers with their data, then the central directory, then its end record.
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const maxCommentBytes = 0xffff
const symbolicLink = 0o120000
const kindOfFile = 0o170000

/**
 * Reads the files of a course from a ZIP archive, which may be hostile: nothing is trusted that is not checked, and no
 * more is unpacked than a course may have. Links are left out.
 *
 * @throws CourseSourceError
 */
export function readZip(archive: Buffer): ReadonlyMap<string, Uint8Array> {
  try {
    return readEntries(archive)
  } catch (error) {
    // Of numbers that point out of the archive, and of data that is not what it says.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) {
      throw broken(error.message)
    }
    throw error
  }
}

function readEntries(archive: Buffer): ReadonlyMap<string, Uint8Array> {
  const course = new CourseFiles()
  const end = findEnd(archive)
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    if (archive.readUInt32LE(at) !== entrySignature) throw broken('its list of files is damaged')
    const flags = archive.readUInt16LE(at + 8)
    const method = archive.readUInt16LE(at + 10)
    const checksum = archive.readUInt32LE(at + 16)
    const packedBytes = archive.readUInt32LE(at + 20)
    const bytes = archive.readUInt32LE(at + 24)
    const nameBytes = archive.readUInt16LE(at + 28)
    const mode = archive.readUInt32LE(at + 38) >>> 16
    const local = archive.readUInt32LE(at + 42)
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes)
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
    const isLink = (mode & kindOfFile) === symbolicLink
    if (name.endsWith('/') || isLink || !course.wants(name, bytes)) continue
    if ((flags & 1) !== 0) throw broken(`${name} is encrypted`)
    const packed = dataOf(archive, local, packedBytes)
    const content = method === 0 ? packed : method === 8 ? inflate(packed) : null
    if (content === null) throw broken(`${name} is packed in a way that is not supported`)
    if (content.length !== bytes || crc32(content) !== checksum) throw broken(`${name} is damaged`)
    course.add(name, content)
  }
  return course.files
}

function findEnd(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - endBytes - maxCommentBytes)
  for (let at = archive.length - endBytes; at >= lowest; at--) {
    if (archive.readUInt32LE(at) === endSignature) return at
  }
  throw broken('it has no list of files')
}

function dataOf(archive: Buffer, local: number, bytes: number): Buffer {
  if (archive.readUInt32LE(local) !== localSignature) throw broken('its list of files is damaged')
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  if (start + bytes > archive.length) throw broken('it is cut off')
  return archive.subarray(start, start + bytes)
}

/** Unpacks no more than a file may have, whatever its header says. */
const inflate = (packed: Buffer): Buffer => inflateRawSync(packed, { maxOutputLength: limits.fileBytes })

const broken = (reason: string) => new CourseSourceError(`The ZIP archive cannot be read: ${reason}.`)

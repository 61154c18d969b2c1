import fs from 'node:fs/promises'
import path from 'node:path'
import { database } from '#server/database/database'
import type { LessonLink } from '#server/lessons/read-lesson'

export type ContentFile =
  { kind: 'lesson'; lesson: LessonLink } | { kind: 'image'; type: string; bytes: Uint8Array<ArrayBuffer> }

const maxBytes = 10 * 1024 * 1024

/**
 * A file that a lesson refers to: another lesson, or an image. Null for every other file, for hidden files, for paths
 * that lead out of the content folder, including through symbolic links, and for images larger than 10 MB.
 *
 * @param parts segments of its path, relative to the content folder
 */
export async function contentFile(
  contentFolder: string,
  parts: readonly string[],
): Promise<ContentFile | null> {
  if (parts.some((part) => part.startsWith('.') || /[/\\\0]/.test(part))) return null
  const file = parts.join('/')
  const lesson = await database.read((db) =>
    db
      .selectFrom('Lesson')
      .select(['id', 'courseId', 'slug', 'title', 'language'])
      .where('file', '=', file)
      .where('ownerId', 'is', null)
      .where('retiredAtMillis', 'is', null)
      .executeTakeFirst(),
  )
  if (lesson !== undefined) return { kind: 'lesson', lesson }
  const bytes = await readInside(contentFolder, file)
  const type = bytes === null ? null : imageType(bytes)
  return bytes === null || type === null ? null : { kind: 'image', type, bytes }
}

async function readInside(folder: string, file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const [root, real] = await Promise.all([fs.realpath(folder), fs.realpath(path.join(folder, file))])
    if (!real.startsWith(root + path.sep)) return null
    const found = await fs.stat(real)
    return found.isFile() && found.size <= maxBytes ? new Uint8Array(await fs.readFile(real)) : null
  } catch {
    return null
  }
}

/** The media type of an image by its first bytes, regardless of its name; null if browsers cannot show it. */
function imageType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'image/webp'
  if (/^[^]{4}ftypavi[fs]/.test(head)) return 'image/avif'
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(
      head,
    )
  ) {
    return 'image/svg+xml'
  }
  return null
}

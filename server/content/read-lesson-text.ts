import { readFile } from 'node:fs/promises'

/** The text of a lesson file, decoded as UTF-8, or as UTF-16 if it has that byte order mark. */
export async function readLessonText(file: string): Promise<string> {
  const bytes = await readFile(file)
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

import { withCommonMisconceptions } from '#domain/items/common-misconceptions'
import { misconceptionSchema, type Misconception } from '#domain/items/misconceptions'

/** The misconceptions of a course cannot be read; the message names the file. */
export class UnreadableMisconceptions extends Error {}

/**
 * The misconceptions of a course folder: those of its `misconceptions.json`, if it has one, and the common ones.
 *
 * @throws UnreadableMisconceptions
 */
export async function readMisconceptions(courseFolder: string): Promise<Misconception[]> {
  const file = path.join(courseFolder, 'misconceptions.json')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return withCommonMisconceptions([])
    throw new UnreadableMisconceptions(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new UnreadableMisconceptions(`${file} is not JSON.`)
  }
  const parsed = z.array(misconceptionSchema).safeParse(json)
  if (parsed.success) return withCommonMisconceptions(parsed.data)
  const [issue] = parsed.error.issues
  throw new UnreadableMisconceptions(
    `${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a list of misconceptions'}. Each entry needs id, belief and truth.`,
  )
}

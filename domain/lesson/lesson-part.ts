import { z } from 'zod'

/** The text of a lesson below one heading, up to the next heading; or the text before the first one. */
export const lessonPartSchema = z.object({
  /** Id of the heading in the lesson's HTML, which depends on its words and not on its place; `''` for the beginning. */
  anchor: z.string(),
  /** The heading as plain text; `''` for the beginning. */
  title: z.string(),
  /** Level of the heading in the lesson's HTML, 2 to 6; 2 for the beginning. */
  level: z.int().min(2).max(6),
  /** Line of the lesson's file in which it begins, 1-based. */
  line: z.int().positive(),
  /** Index of the character of the lesson's HTML at which it begins. */
  offset: z.int().nonnegative(),
  /** Number of words, without code blocks. */
  words: z.int().nonnegative(),
})
export type LessonPart = z.infer<typeof lessonPartSchema>

/**
 * The anchor of the part that a line of the file is in.
 *
 * @param parts in order
 * @returns `''` for a line before all parts
 */
export function partOfLine(parts: readonly LessonPart[], line: number): string {
  return parts.findLast((part) => part.line <= line)?.anchor ?? ''
}

import { z } from 'zod'

/** A text is rendered each time that its card is saved, so that it has to have an end. */
const maxTextLength = 20_000
const maxTags = 20
const maxTagLength = 50

/** One side of a card. */
export const ownTextSchema = z
  .string()
  .max(maxTextLength)
  .refine((text) => text.trim() !== '')

/** The tags of a card. */
export const ownTagsSchema = z.array(z.string().max(maxTagLength)).max(maxTags)

/** What a learner writes on a card. */
export const ownCardSchema = z.object({
  /** Markdown. */
  front: ownTextSchema,
  /** Markdown. */
  back: ownTextSchema,
  /** Words, divided by spaces or commas. */
  tags: z
    .string()
    .max(2 * maxTags * maxTagLength)
    .transform(readTags)
    .pipe(ownTagsSchema),
})
export type OwnCard = z.output<typeof ownCardSchema>

/** Tags in lower case, in the order in which they were written, each once. A hash mark before one is left out. */
function readTags(text: string): string[] {
  const words = text
    .normalize('NFC')
    .split(/[\s,]+/u)
    .map((word) => word.replace(/^#+/u, '').toLowerCase())
  return [...new Set(words.filter((word) => word !== ''))]
}

const maxTitleLength = 100

/** The name of a deck. */
export const deckTitleSchema = z.string().trim().min(1).max(maxTitleLength)

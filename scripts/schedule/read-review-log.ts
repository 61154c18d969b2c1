import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Rating } from '#domain/schedule/rating'
import { ratingSchema } from '#domain/schedule/schedule'

/** A review in a log. */
export interface LoggedReview {
  cardId: string
  rating: Rating
  atMillis: number
}

export interface ReviewLog {
  /** Ordered by time; reviews at the same time keep their order in the file. */
  reviews: LoggedReview[]
  /** Number of rows whose rating is not 1 to 4; other programs log manual changes like this. */
  skipped: number
}

/** The log cannot be read; the message names the line and what is wrong with it. */
export class ReviewLogError extends Error {}

const rowSchema = z.object({ card_id: z.string(), review_rating: z.string(), review_time: z.string() })
const needed = Object.keys(rowSchema.shape)
const recordsSchema = z.array(z.object({ record: z.unknown(), info: z.object({ lines: z.int() }) }))
type Row = z.infer<typeof rowSchema>

/**
 * Reads a review log in CSV, with the columns `card_id`, `review_rating` (1 Again to 4 Easy) and `review_time` (ISO
 * 8601 with its offset, or milliseconds since 1970); others are ignored.
 *
 * @throws ReviewLogError
 */
export function readReviewLog(csv: string): ReviewLog {
  const rows = rowsOf(csv)
  const rated = rows.filter(({ row }) => ratingSchema.safeParse(numberOf(row.review_rating)).success)
  for (const { row, line } of rows) {
    if (!Number.isInteger(numberOf(row.review_rating))) {
      throw new ReviewLogError(`Line ${line}: the rating “${row.review_rating}” is not a whole number.`)
    }
  }
  const reviews = rated.map(({ row, line }) => ({
    cardId: row.card_id,
    rating: ratingSchema.parse(numberOf(row.review_rating)),
    atMillis: instantOf(row.review_time, line),
  }))
  return { reviews: reviews.toSorted((a, b) => a.atMillis - b.atMillis), skipped: rows.length - rated.length }
}

function rowsOf(csv: string): { row: Row; line: number }[] {
  let header: string[] = []
  try {
    const records: unknown = parse(csv, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      columns: (names: string[]) => (header = names),
    })
    const missing = needed.filter((name) => !header.includes(name))
    if (missing.length > 0) {
      throw new ReviewLogError(
        `Line 1: the column ${missing.join(', ')} is missing. The columns are: ${header.join(', ') || 'none'}.`,
      )
    }
    return recordsSchema
      .parse(records)
      .map(({ record, info }) => ({ row: rowSchema.parse(record), line: info.lines }))
  } catch (error) {
    if (error instanceof ReviewLogError || !(error instanceof Error)) throw error
    throw new ReviewLogError(`This is not valid CSV: ${error.message}.`)
  }
}

const numberOf = (text: string) => (text === '' ? Number.NaN : Number(text))

function instantOf(text: string, line: number): number {
  const isIso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text)
  const millis = /^\d+$/.test(text) ? Number(text) : isIso ? Date.parse(text) : Number.NaN
  if (!Number.isSafeInteger(millis)) {
    throw new ReviewLogError(
      `Line ${line}: “${text}” is not a time. Use milliseconds since 1970, or ISO 8601 with an offset, such as 2026-11-23T08:00:00Z.`,
    )
  }
  return millis
}

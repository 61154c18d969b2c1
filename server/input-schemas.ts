import { z } from 'zod'

// Bounds for what a browser may send. Whatever the app itself sends is far within them.

/** Id of a row. */
export const idSchema = z.string().min(1).max(1_000)

/** Key that makes a request idempotent, made by the client. */
export const keySchema = z.string().regex(/^[\w-]{8,100}$/)

/** Index, revision or duration. */
export const countSchema = z.int().min(0).max(1_000_000_000)

/** Instant in milliseconds since 1970, as far as `Date` reaches. */
export const instantSchema = z.int().min(0).max(8_640_000_000_000_000)

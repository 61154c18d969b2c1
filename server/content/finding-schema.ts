import { z } from 'zod'

/** A finding as it is stored in JSON. */
export const findingSchema = z.object({ rule: z.string(), line: z.int().nullable(), message: z.string() })

import { z } from 'zod'

/** Of a finding that is stored as JSON. */
export const findingSchema = z.object({ rule: z.string(), line: z.int().nullable(), message: z.string() })

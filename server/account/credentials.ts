import { z } from 'zod'

/** An e-mail address as accounts are stored and found under. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** Long enough to resist guessing (NIST SP 800-63B asks for at least 8), short enough to hash. */
export const passwordSchema = z
  .string()
  .max(200)
  .refine((password) => password.trim().length >= 8)

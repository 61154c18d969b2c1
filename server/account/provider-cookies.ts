import { z } from 'zod'
import { sealedCookie } from '#server/account/sealed-cookie'

/** As long as next-auth waits for a provider to send somebody back. */
const maxAge = 15 * 60

/** Whoever has come from a provider and has no account yet, until they say that they want one. */
export const newcomerCookie = sealedCookie({
  name: 'retrace.newcomer',
  salt: 'newcomer',
  maxAge,
  schema: z.object({
    issuer: z.string(),
    subject: z.string(),
    /** That the provider has verified. */
    email: z.string(),
  }),
})

/** Whoever has proved that an account is theirs, in order to link it with a provider, until they are back from there. */
export const linkingCookie = sealedCookie({
  name: 'retrace.linking',
  salt: 'linking',
  maxAge,
  schema: z.object({ sub: z.string(), sessionId: z.string(), issuer: z.string() }),
})

import * as z from 'zod/mini'
import { amountNames } from '#domain/archive/amounts'

/**
 * Why an archive is not read: it is no ZIP or cut off, is none of ours or of a version to come, holds more than is read,
 * or its files do not fit together.
 */
export const archiveFaults = ['not-whole', 'unknown-format', 'too-large', 'contradictory'] as const
export type ArchiveFault = (typeof archiveFaults)[number]

const amountsSchema = z.record(z.enum(amountNames), z.number())

/** What the server says to an archive. */
export const importReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('preview'),
    exportedAtMillis: z.number(),
    /** Of the account that the archive was made from. */
    email: z.string(),
    /** What the account has after the import. */
    imported: amountsSchema,
    /** What the archive holds that this site has no content for. */
    leftOut: amountsSchema,
    /** What the account has now, which goes. */
    replaced: amountsSchema,
    /** Answers of the account that the archive does not have. */
    lostAnswers: z.number(),
    /** Cards that the learner wrote, or has rewritten, and that the archive does not have as they are now. */
    lostCards: z.number(),
    /** To be sent with the import, which is refused if the archive or the account is not as shown. */
    consent: z.string(),
  }),
  z.object({ kind: z.literal('imported'), imported: amountsSchema, leftOut: amountsSchema }),
  /** The archive or the account is not as the preview showed it. Nothing was changed. */
  z.object({ kind: z.literal('changed-meanwhile') }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum([...archiveFaults, ...(['foreign', 'signed-out', 'too-many-attempts', 'busy'] as const)]),
  }),
])
export type ImportReply = z.infer<typeof importReplySchema>
export type ImportPreview = Extract<ImportReply, { kind: 'preview' }>

import * as z from 'zod/mini'
import { parseJson } from '#browser/parse-json'

const replySchema = z.object({ cards: z.int().check(z.minimum(0)) })

/**
 * The number of due cards in the server's reply.
 *
 * @throws SyntaxError or ZodError if it is not such a reply
 */
export const dueCardsIn = (body: string): number => parseJson(replySchema, body).cards

import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answerWithProgress } from '#app/api/answer-with-progress'
import type { ImportReply } from '#domain/own/import-reply'
import { deckTitleSchema } from '#domain/own/own-card'
import { currentUser } from '#server/account/session'
import { mayImport, readImport } from '#server/own/import-cards'
import { TooManyDecksError } from '#server/own/own-decks'
import { storeImport } from '#server/own/store-import'
import { isOwnRequest } from '#server/same-origin'

const querySchema = z.object({
  /** The name of a new deck for the cards; without one, nothing is stored. */
  title: deckTitleSchema.optional(),
})

const reply = (status: number, body: ImportReply) => Response.json(body, { status })

/**
 * Reads a file with cards, says what would come of it, and stores the cards if the deck for them has a name. Storing
 * answers with lines about its progress.
 */
export async function POST(request: NextRequest) {
  if (!isOwnRequest(request, 'application/octet-stream'))
    return reply(403, { kind: 'refused', problem: 'foreign' })
  const user = await currentUser()
  if (user === null) return reply(401, { kind: 'refused', problem: 'signed-out' })
  const query = querySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!query.success) return reply(400, { kind: 'refused', problem: 'title' })
  const now = new Date()
  if (!(await mayImport(user.id, now))) return reply(429, { kind: 'refused', problem: 'too-often' })
  const found = await readImport(new Uint8Array(await request.arrayBuffer()), now)
  if (found.kind === 'refused') return reply(422, found)
  const { title } = query.data
  if (title === undefined) return reply(200, { kind: 'read', report: found.report })
  return answerWithProgress(async (onProgress): Promise<ImportReply> => {
    try {
      return { kind: 'stored', deckId: await storeImport(user.id, title, found.cards, now, onProgress) }
    } catch (error) {
      if (error instanceof TooManyDecksError) return { kind: 'refused', problem: 'too-many-decks' }
      throw error
    }
  })
}

import type { StudyReply } from '#domain/study/study-reply'
import { flagInputSchema, flagItem } from '#server/cards/flag-item'
import { UnknownCardError } from '#server/study/record-review'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { readOwnRequest } from '../../read-own-request'

const bodySchema = queueRequestSchema.extend({ flag: flagInputSchema })

/** Keeps a learner's note on an item that is wrong. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  try {
    await flagItem(user.id, body.flag, now)
    return Response.json({
      kind: 'flagged',
      queue: await studyQueue(user.id, now, body, body.held),
    } satisfies StudyReply)
  } catch (error) {
    if (error instanceof UnknownCardError) return Response.json({ error: error.message }, { status: 404 })
    throw error
  }
}

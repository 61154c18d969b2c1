import { z } from 'zod'
import { studyQueue } from '#server/study/study-queue'
import { askedQueue } from '../../study/session-queue'
import { readOwnRequest } from '../read-own-request'

const bodySchema = z.object({ lessonId: z.string().nullable() })

/** What there is to study now. A POST, because it names whom it is for and what it is about. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  const queue = await studyQueue(user.id, now, body.lessonId === null ? {} : { lessonId: body.lessonId })
  return Response.json({ kind: 'queue', queue: askedQueue(queue, now) })
}

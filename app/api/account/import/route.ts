import type { NextRequest } from 'next/server'
import { answerWithProgress } from '#app/api/answer-with-progress'
import type { ImportReply } from '#domain/archive/import-reply'
import { importLimit } from '#server/account/archive-limits'
import { currentUser } from '#server/account/session'
import { importInThread } from '#server/archive/import-in-thread'
import { ArchiveError } from '#server/archive/archive-error'
import { BusyError } from '#server/bounded-queue'
import { clientOf } from '#server/http/client'
import { spendBudget } from '#server/learner-budgets'
import { log } from '#server/log'
import { isOwnRequest } from '#server/same-origin'

type Reason = Extract<ImportReply, { kind: 'refused' }>['reason']

const reply = (status: number, body: ImportReply) => Response.json(body, { status })
const refusal = (status: number, reason: Reason) => reply(status, { kind: 'refused', reason })

/**
 * Shows what importing an archive would do, or imports it: the body is the ZIP, and `consent` in the address is that of
 * the preview. The import answers with lines about its progress.
 */
export async function POST(request: NextRequest) {
  if (!isOwnRequest(request, 'application/zip')) {
    return refusal(403, 'foreign')
  }
  const user = await currentUser()
  if (user === null) return refusal(401, 'signed-out')
  if (!(await spendBudget(importLimit(user.id), new Date()))) {
    return refusal(429, 'too-many-attempts')
  }
  const who = { requestId: clientOf(request.headers).requestId, userId: user.id }
  const consent = request.nextUrl.searchParams.get('consent')
  const bytes = new Uint8Array(await request.arrayBuffer())
  const answer = (onProgress: (share: number) => void) =>
    importInThread({ userId: user.id, bytes, consent }, onProgress)
      .then((result): ImportReply => {
        if (consent !== null)
          log.info({ event: result.kind === 'imported' ? 'account-imported' : 'import-refused', ...who })
        return result
      })
      .catch((error: unknown): ImportReply => {
        if (error instanceof BusyError) return { kind: 'refused', reason: 'busy' }
        if (!(error instanceof ArchiveError)) throw error
        log.info({ event: 'import-refused', ...who, reason: error.message })
        return { kind: 'refused', reason: error.fault }
      })
  if (consent !== null) return answerWithProgress(answer)
  const said = await answer(() => undefined)
  if (said.kind !== 'refused') return reply(200, said)
  return reply(said.reason === 'busy' ? 503 : 400, said)
}

import type { NextRequest } from 'next/server'
import type { ImportReply } from '#domain/archive/import-reply'
import { importLimit } from '#server/account/archive-limits'
import { currentUser } from '#server/account/session'
import { importArchive, previewImport } from '#server/archive/import-archive'
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
 * the preview.
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
  const bytes = Buffer.from(await request.arrayBuffer())
  try {
    if (consent === null) return reply(200, await previewImport(user.id, bytes))
    const result = await importArchive(user.id, bytes, consent)
    log.info({ event: result.kind === 'imported' ? 'account-imported' : 'import-refused', ...who })
    return reply(200, result)
  } catch (error) {
    if (error instanceof ArchiveError) {
      log.info({ event: 'import-refused', ...who, reason: error.message })
      return refusal(400, error.fault)
    }
    if (error instanceof BusyError) return refusal(503, 'busy')
    throw error
  }
}

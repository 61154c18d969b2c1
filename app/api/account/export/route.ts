import { runDrawer } from '#messages/run-picture'
import { requestLanguage } from '#server/account/request-language'
import { currentUser } from '#server/account/session'
import { exportLimit } from '#server/account/archive-limits'
import { exportArchive } from '#server/archive/export-archive'
import { clientOf } from '#server/http/client'
import { spendBudget } from '#server/learner-budgets'
import { log } from '#server/log'
import { databaseUrl } from '#server/settings'
import { texts } from '#app/texts/on-server'

/** Whoever takes it more slowly gets no whole file: meanwhile SQLite cannot shorten its log. */
const maxMillis = 10 * 60_000

/** Sends all that belongs to the learner as a ZIP, while it is made. */
export async function GET(request: Request) {
  const user = await currentUser()
  const text = (await texts('my-account')).data.exportRefused
  if (user === null) return new Response(text.signedOut, { status: 401 })
  const now = new Date()
  const draw = runDrawer(await requestLanguage())
  if (!(await spendBudget(exportLimit(user.id), now))) {
    return new Response(text.tooOften, { status: 429 })
  }
  const who = { requestId: clientOf(request.headers).requestId, userId: user.id }
  log.info({ event: 'account-exported', ...who })
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const stop = () => void writer.abort(new Error('The export has been stopped.')).catch(() => undefined)
  const timer = setTimeout(stop, maxMillis)
  request.signal.addEventListener('abort', stop)
  exportArchive(databaseUrl(), user.id, now, draw, (bytes) => writer.write(bytes))
    .then(() => writer.close())
    .catch((error: unknown) => {
      log.warn({ event: 'export-stopped', ...who, error }, 'an export was stopped')
      stop()
    })
    .finally(() => clearTimeout(timer))
  return new Response(readable, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="retrace-${now.toISOString().slice(0, 10)}.zip"`,
      'Cache-Control': 'no-store',
    },
  })
}

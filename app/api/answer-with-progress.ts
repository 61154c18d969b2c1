import type { ProgressLine } from '#domain/exchange/import-progress'
import { log } from '#server/log'

const encoder = new TextEncoder()

/**
 * Answers with lines of JSON while some work is done: a {@link ProgressLine} for each percent at most, and then what the
 * work replies. Whatever the reply is, the status is 200, because that comes first. If the work throws, the answer breaks off.
 *
 * @param work told where to say which share is done, from 0 to 1
 */
export function answerWithProgress(work: (onProgress: (share: number) => void) => Promise<object>): Response {
  let isWanted = true
  let percent = 0
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: object) => {
        if (isWanted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      try {
        const reply = await work((share) => {
          const now = Math.floor(share * 100)
          if (now <= percent) return
          percent = now
          say({ share: now / 100 } satisfies ProgressLine)
        })
        say(reply)
        if (isWanted) controller.close()
      } catch (error) {
        log.error({ event: 'work-failed', error }, 'the work behind an answer failed')
        if (isWanted) controller.error(error)
      }
    },
    // The work goes on: whoever has left may find it done.
    cancel() {
      isWanted = false
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'application/x-ndjson',
      'Cache-Control': 'no-store',
      // Proxies would keep the lines until the answer is whole.
      'X-Accel-Buffering': 'no',
    },
  })
}

'use server'

import { z } from 'zod'
import { texts } from '#app/texts/on-server'
import { stopDigests } from '#server/reminders/reminder-settings'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

const formSchema = z.object({ token: z.string().max(1_000) })

/** Stops the daily mail of whoever the link was sent to. Needs no session. */
export async function stopRemindersAction(form: unknown): Promise<Outcome> {
  const text = await texts('reminders')
  const { data } = formSchema.safeParse(form)
  const isStopped = data !== undefined && (await stopDigests(data.token, new Date()))
  return isStopped ? { kind: 'done' } : { kind: 'failed', field: null, message: text.stop.expired }
}

'use server'

import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { resetMail } from '#app/account-mails'
import { accountMessages as text } from '#messages/account'
import { requestReset } from '#server/account/reset-by-mail'
import { clientOf } from '#server/http/client'
import { sendsMail } from '#server/mail/mailer'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

const formSchema = z.object({ email: z.string().max(1_000) })

/** Sends a link for a new password, if the address has an account. */
export async function requestResetAction(form: unknown): Promise<Outcome> {
  const { data } = formSchema.safeParse(form)
  if (!sendsMail() || data === undefined) notFound()
  const request = await requestReset(data.email, clientOf(await headers()), resetMail, new Date())
  switch (request.kind) {
    case 'accepted':
      return { kind: 'done' }
    case 'invalid':
      return { kind: 'failed', field: 'email', message: text.errors.email.invalid }
    case 'too-many-attempts':
      return { kind: 'failed', field: null, message: text.errors.tooManyAttempts }
  }
}

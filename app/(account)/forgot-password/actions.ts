'use server'

import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { resetMail } from '#app/account-mails'
import { requestLanguage } from '#server/account/request-language'
import { texts } from '#app/texts/on-server'
import { requestReset } from '#server/account/reset-by-mail'
import { clientOf } from '#server/http/client'
import { sendsMail } from '#server/mail/mailer'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

const formSchema = z.object({ email: z.string().max(1_000) })

/** Sends a link for a new password, if the address has an account. */
export async function requestResetAction(form: unknown): Promise<Outcome> {
  const text = await texts('account')
  const { data } = formSchema.safeParse(form)
  if (!sendsMail() || data === undefined) notFound()
  const language = await requestLanguage()
  const write = (token: string) => resetMail(language, token)
  const request = await requestReset(data.email, clientOf(await headers()), write, new Date())
  switch (request.kind) {
    case 'accepted':
      return { kind: 'done' }
    case 'invalid':
      return { kind: 'failed', field: 'email', message: text.errors.email.invalid }
    case 'too-many-attempts':
      return { kind: 'failed', field: null, message: text.errors.tooManyAttempts }
  }
}

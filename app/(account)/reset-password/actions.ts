'use server'

import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { resetNotice } from '#app/account-mails'
import { requestLanguage } from '#server/account/request-language'
import { texts } from '#app/texts/on-server'
import { resetByMail } from '#server/account/reset-by-mail'
import { clientOf } from '#server/http/client'
import { sendsMail } from '#server/mail/mailer'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

const formSchema = z.object({ token: z.string().max(1_000), password: z.string().max(1_000) })

/** Gives the account of a link a new password. */
export async function resetPasswordAction(form: unknown): Promise<Outcome> {
  const text = await texts('account')
  const { data } = formSchema.safeParse(form)
  if (!sendsMail() || data === undefined) notFound()
  const reset = await resetByMail(
    data,
    clientOf(await headers()),
    resetNotice(await requestLanguage()),
    new Date(),
  )
  switch (reset.kind) {
    case 'changed':
      return { kind: 'done' }
    case 'refused':
      return { kind: 'failed', field: 'password', message: text.errors.password[reset.reason] }
    case 'expired':
      return { kind: 'failed', field: null, message: text.reset.expired }
    case 'too-many-attempts':
      return { kind: 'failed', field: null, message: text.errors.tooManyAttempts }
    case 'busy':
      return { kind: 'failed', field: null, message: text.errors.busy }
  }
}

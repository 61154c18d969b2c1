'use server'

import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { emailNotice } from '#app/account-mails'
import { requestLanguage } from '#server/account/request-language'
import { texts } from '#app/texts/on-server'
import { verifyEmail } from '#server/account/verify-email'
import { clientOf } from '#server/http/client'
import { sendsMail } from '#server/mail/mailer'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

const formSchema = z.object({ token: z.string().max(1_000) })

/** Takes the proof that the mail of an address is read. */
export async function verifyEmailAction(form: unknown): Promise<Outcome> {
  const text = await texts('account')
  const { data } = formSchema.safeParse(form)
  if (!sendsMail() || data === undefined) notFound()
  const language = await requestLanguage()
  const notice = (email: string) => emailNotice(language, email)
  const verified = await verifyEmail(data.token, clientOf(await headers()), notice, new Date())
  switch (verified.kind) {
    case 'verified':
      return { kind: 'done' }
    case 'taken':
      return { kind: 'failed', field: null, message: text.verify.taken }
    case 'expired':
      return { kind: 'failed', field: null, message: text.verify.expired }
    case 'too-many-attempts':
      return { kind: 'failed', field: null, message: text.errors.tooManyAttempts }
  }
}

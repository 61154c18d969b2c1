'use server'

import { headers } from 'next/headers'
import { verificationMail } from '#app/account-mails'
import { accountMessages as text } from '#messages/account'
import { signUp, type SignUpResult } from '#server/account/sign-up'
import { sendVerification } from '#server/account/verify-email'
import { clientOf } from '#server/http/client'
import { sendsMail } from '#server/mail/mailer'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

function refusal({ field, reason }: Extract<SignUpResult, { kind: 'refused' }>): string {
  const reasons: Partial<Record<typeof reason, string>> = text.errors[field]
  return reasons[reason] ?? text.errors[field].invalid
}

/** Creates an account from the sign-up form. */
export async function signUpAction(form: unknown): Promise<Outcome> {
  const client = clientOf(await headers())
  const now = new Date()
  const result = await signUp(form, client, now)
  switch (result.kind) {
    case 'signed-up':
      if (sendsMail()) await sendVerification(result, client.requestId, verificationMail, now)
      return { kind: 'done' }
    case 'closed':
      return { kind: 'failed', field: null, message: text.closed }
    case 'too-many-attempts':
      return { kind: 'failed', field: null, message: text.errors.tooManyAttempts }
    case 'busy':
      return { kind: 'failed', field: null, message: text.errors.busy }
    case 'unexpected':
      return { kind: 'failed', field: null, message: text.errors.signUpFailed(result.requestId ?? '–') }
    case 'refused':
      return { kind: 'failed', field: result.field, message: refusal(result) }
  }
}

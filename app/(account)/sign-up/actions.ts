'use server'

import { headers } from 'next/headers'
import { verificationMail } from '#app/account-mails'
import { texts } from '#app/texts/on-server'
import type { TextsOf } from '#messages/rooms'
import { keepLanguage } from '#server/account/keep-language'
import { requestLanguage } from '#server/account/request-language'
import { signUp, type SignUpResult } from '#server/account/sign-up'
import { sendVerification } from '#server/account/verify-email'
import { clientOf } from '#server/http/client'
import { sendsMail } from '#server/mail/mailer'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

function refusal(
  text: TextsOf<'account'>,
  { field, reason }: Extract<SignUpResult, { kind: 'refused' }>,
): string {
  const reasons: Partial<Record<typeof reason, string>> = text.errors[field]
  return reasons[reason] ?? text.errors[field].invalid
}

/** Creates an account from the sign-up form. */
export async function signUpAction(form: unknown): Promise<Outcome> {
  const text = await texts('account')
  const client = clientOf(await headers())
  const now = new Date()
  const result = await signUp(form, client, now)
  switch (result.kind) {
    case 'signed-up': {
      const language = await requestLanguage()
      await keepLanguage(result.userId, language)
      const write = (token: string) => verificationMail(language, token)
      if (sendsMail()) await sendVerification(result, client.requestId, write, now)
      return { kind: 'done' }
    }
    case 'closed':
      return { kind: 'failed', field: null, message: text.closed }
    case 'too-many-attempts':
      return { kind: 'failed', field: null, message: text.errors.tooManyAttempts }
    case 'busy':
      return { kind: 'failed', field: null, message: text.errors.busy }
    case 'unexpected':
      return {
        kind: 'failed',
        field: null,
        message: text.errors.signUpFailed({ requestId: result.requestId ?? '–' }),
      }
    case 'refused':
      return { kind: 'failed', field: result.field, message: refusal(text, result) }
  }
}

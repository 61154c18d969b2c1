'use server'

import { cookies, headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { texts } from '#app/texts/on-server'
import { keepSession } from '#server/account/asker'
import { readSessionToken } from '#server/account/cookies'
import { deviceOf } from '#server/account/device'
import { rememberDevice } from '#server/account/known-device'
import { keepLanguage } from '#server/account/keep-language'
import { newcomerCookie } from '#server/account/provider-cookies'
import { requestLanguage } from '#server/account/request-language'
import { readNewcomer, signUpByProvider } from '#server/account/sign-up-by-provider'
import { clientOf } from '#server/http/client'

type Outcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

const formSchema = z.object({ code: z.string().max(1_000), timeZone: z.string().max(100) })

const failed = (message: string, field: string | null = null): Outcome => ({ kind: 'failed', field, message })

/** Creates an account for whoever has just come from a provider, and signs them in. */
export async function signUpByProviderAction(form: unknown): Promise<Outcome> {
  const text = await texts('account')
  const { data } = formSchema.safeParse(form)
  if (data === undefined) notFound()
  const jar = await cookies()
  const newcomer = await readNewcomer(jar)
  if (newcomer === null) return failed(text.byProvider.expired)
  const sent = await headers()
  const device = deviceOf(sent.get('user-agent'))
  const before = await readSessionToken(jar)
  const result = await signUpByProvider(newcomer, data, before, device, clientOf(sent), new Date())
  switch (result.kind) {
    case 'signed-up':
      await keepLanguage(result.userId, await requestLanguage())
      await keepSession(result)
      await rememberDevice(jar, result.userId)
      newcomerCookie.remove(jar)
      return { kind: 'done' }
    case 'closed':
      return failed(text.closed)
    case 'too-many-attempts':
      return failed(text.errors.tooManyAttempts)
    case 'wrong-code':
      return failed(text.errors.code.wrong, 'code')
    case 'busy':
      return failed(text.errors.busy)
    case 'taken':
      return failed(text.byProvider.refused['address-taken'])
  }
}

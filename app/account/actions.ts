'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { passwordNotice, unlinkNotice, verificationMail } from '#app/account-mails'
import { requestLanguage } from '#server/account/request-language'
import type { ChangeOutcome } from '#components/my-account/change-form'
import { texts } from '#app/texts/on-server'
import type { TextsOf } from '#messages/rooms'
import { keepSession, requireAsker } from '#server/account/asker'
import { changeEmail, changePassword, type Unconfirmed } from '#server/account/change-credentials'
import { askToLink, unlinkProvider } from '#server/account/change-providers'
import { sessionCookie } from '#server/account/cookies'
import { deleteAccount } from '#server/account/delete-account'
import { deviceCookie } from '#server/account/known-device'
import { endOtherSessions, endSession } from '#server/account/open-sessions'
import { requireSession } from '#server/account/session'
import { sendVerification } from '#server/account/verify-email'
import { idSchema } from '#server/input-schemas'
import { log } from '#server/log'
import { sendsMail } from '#server/mail/mailer'
import { settings } from '#server/settings'

/** Longer than any password or address that is taken. */
const typed = z.string().max(1_000)
/** Whoever has no password is asked for none. */
const password = typed.default('')
const passwordForm = z.object({ current: password, wanted: typed })
const emailForm = z.object({ email: typed, emailPassword: password })
const deletionForm = z.object({ typed, deletionPassword: password })
const providerForm = z.object({ issuer: z.string().max(500), providerPassword: password })

/** Parses the argument of an action. What none of our forms sends is answered with 404. */
function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const { data, success } = schema.safeParse(given)
  if (!success) notFound()
  return data
}

const failed = (field: string | null, message: string): ChangeOutcome => ({ kind: 'failed', field, message })

/** @param field where the password was typed */
function unconfirmed(text: TextsOf<'my-account'>, { kind }: Unconfirmed, field: string): ChangeOutcome {
  switch (kind) {
    case 'wrong-password':
      return failed(field, text.wrongPassword)
    case 'sign-in-again':
      return failed(null, text.signInAgain)
    case 'too-many-attempts':
      return failed(null, text.tooManyAttempts)
    case 'busy':
      return failed(null, text.busy)
    case 'signed-out':
      redirect('/sign-in')
  }
}

/** Changes the learner's password, and ends all their other sessions. */
export async function changePasswordAction(form: unknown): Promise<ChangeOutcome> {
  const asker = await requireAsker()
  const text = await texts('my-account')
  const typed = parsed(passwordForm, form)
  const change = await changePassword(
    asker,
    typed,
    asker.browser,
    passwordNotice(await requestLanguage()),
    new Date(),
  )
  if (change.kind === 'refused') return failed('wanted', text.password.errors[change.reason])
  if (change.kind !== 'changed') return unconfirmed(text, change, 'current')
  await keepSession({ userId: asker.userId, sessionId: change.sessionId })
  revalidatePath('/account')
  return { kind: 'done' }
}

/** Changes the address with which the learner signs in. */
export async function changeEmailAction(form: unknown): Promise<ChangeOutcome> {
  const asker = await requireAsker()
  const text = await texts('my-account')
  const { email, emailPassword: password } = parsed(emailForm, form)
  const language = await requestLanguage()
  const write = (token: string) => verificationMail(language, token)
  const change = await changeEmail(asker, { email, password }, write, new Date())
  if (change.kind === 'refused') return failed('email', text.email.errors[change.reason])
  if (change.kind === 'to-be-verified') return { kind: 'done' }
  if (change.kind !== 'changed') return unconfirmed(text, change, 'emailPassword')
  revalidatePath('/', 'layout')
  return { kind: 'done' }
}

/** Sends the learner a link by which they confirm their address. */
export async function sendVerificationAction(): Promise<ChangeOutcome> {
  const { userId, email, requestId } = await requireAsker()
  const text = await texts('my-account')
  if (!sendsMail()) notFound()
  const language = await requestLanguage()
  const write = (token: string) => verificationMail(language, token)
  if (!(await sendVerification({ userId, email }, requestId, write, new Date())))
    return failed(null, text.email.tooManyMails)
  return { kind: 'done' }
}

/** Ends one of the learner's sessions. */
export async function endSessionAction(sessionId: unknown): Promise<void> {
  const { userId } = await requireSession()
  await endSession({ sessionId: parsed(idSchema, sessionId), userId })
  log.info({ event: 'session-ended', userId })
  revalidatePath('/account')
}

/** Ends all of the learner's sessions but this one. */
export async function endOtherSessionsAction(): Promise<void> {
  const session = await requireSession()
  await endOtherSessions(session)
  log.info({ event: 'other-sessions-ended', userId: session.userId })
  revalidatePath('/account')
}

/** Takes the proof that the account is the learner's, which a link with a provider needs; the provider gives the other. */
export async function askToLinkAction(form: unknown): Promise<ChangeOutcome> {
  const asker = await requireAsker()
  const text = await texts('my-account')
  const { issuer, providerPassword } = parsed(providerForm, form)
  if (!settings().providers.some((provider) => provider.issuer === issuer)) notFound()
  const asked = await askToLink(asker, { issuer, password: providerPassword }, await cookies(), new Date())
  return asked.kind === 'asked' ? { kind: 'done' } : unconfirmed(text, asked, 'providerPassword')
}

/** Ends that the learner signs in by a provider. */
export async function unlinkProviderAction(form: unknown): Promise<ChangeOutcome> {
  const asker = await requireAsker()
  const text = await texts('my-account')
  const { issuer, providerPassword } = parsed(providerForm, form)
  const typed = { issuer, password: providerPassword }
  const language = await requestLanguage()
  const notice = (issuer: string) => unlinkNotice(language, issuer)
  const unlinking = await unlinkProvider(asker, typed, notice, new Date())
  if (unlinking.kind === 'last-way-in') return failed(null, text.providers.lastWayIn)
  if (unlinking.kind !== 'unlinked') return unconfirmed(text, unlinking, 'providerPassword')
  revalidatePath('/account')
  return { kind: 'done' }
}

/** Deletes the learner's account with everything in it. */
export async function deleteAccountAction(form: unknown): Promise<ChangeOutcome> {
  const asker = await requireAsker()
  const text = await texts('my-account')
  const { typed, deletionPassword: password } = parsed(deletionForm, form)
  const deletion = await deleteAccount(asker, { typed, password }, new Date())
  if (deletion.kind === 'refused') return failed('typed', text.deletion.otherAddress)
  if (deletion.kind !== 'deleted') return unconfirmed(text, deletion, 'deletionPassword')
  const jar = await cookies()
  for (const { name, options } of [sessionCookie(), deviceCookie()])
    jar.set(name, '', { ...options, maxAge: 0 })
  return { kind: 'done' }
}

import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ForgotPasswordForm } from '#components/account/forgot-password-form'
import { accountMessages } from '#messages/account'
import { currentUser } from '#server/account/session'
import { sendsMail } from '#server/mail/mailer'
import { requestResetAction } from './actions'

export const metadata: Metadata = { title: accountMessages.forgot.title }

export default async function ForgotPasswordPage() {
  if ((await currentUser()) !== null) redirect('/account')
  if (!sendsMail()) notFound()
  return <ForgotPasswordForm requestReset={requestResetAction} />
}

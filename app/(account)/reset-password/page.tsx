import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { ResetPasswordForm } from '#components/account/reset-password-form'
import { accountMessages } from '#messages/account'
import { sendsMail } from '#server/mail/mailer'
import { resetPasswordAction } from './actions'

export const metadata: Metadata = { title: accountMessages.reset.title }

export default async function ResetPasswordPage() {
  await connection()
  if (!sendsMail()) notFound()
  return <ResetPasswordForm reset={resetPasswordAction} />
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { VerifyEmailForm } from '#components/account/verify-email-form'
import { accountMessages } from '#messages/account'
import { sendsMail } from '#server/mail/mailer'
import { verifyEmailAction } from './actions'

export const metadata: Metadata = { title: accountMessages.verify.title }

export default async function VerifyEmailPage() {
  await connection()
  if (!sendsMail()) notFound()
  return <VerifyEmailForm verify={verifyEmailAction} />
}

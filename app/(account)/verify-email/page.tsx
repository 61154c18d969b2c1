import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { VerifyEmailForm } from '#components/account/verify-email-form'
import { texts } from '#app/texts/on-server'
import { sendsMail } from '#server/mail/mailer'
import { verifyEmailAction } from './actions'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await texts('account')).verify.title,
})

async function VerifyEmailPage() {
  await connection()
  if (!sendsMail()) notFound()
  return <VerifyEmailForm verify={verifyEmailAction} />
}

export default withTexts(['account'], VerifyEmailPage)

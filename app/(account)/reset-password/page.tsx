import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { ResetPasswordForm } from '#components/account/reset-password-form'
import { texts } from '#app/texts/on-server'
import { sendsMail } from '#server/mail/mailer'
import { resetPasswordAction } from './actions'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await texts('account')).reset.title,
})

async function ResetPasswordPage() {
  await connection()
  if (!sendsMail()) notFound()
  return <ResetPasswordForm reset={resetPasswordAction} />
}

export default withTexts(['account'], ResetPasswordPage)

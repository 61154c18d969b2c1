import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ForgotPasswordForm } from '#components/account/forgot-password-form'
import { texts } from '#app/texts/on-server'
import { currentUser } from '#server/account/session'
import { sendsMail } from '#server/mail/mailer'
import { requestResetAction } from './actions'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await texts('account')).forgot.title,
})

async function ForgotPasswordPage() {
  if ((await currentUser()) !== null) redirect('/account')
  if (!sendsMail()) notFound()
  return <ForgotPasswordForm requestReset={requestResetAction} />
}

export default withTexts(['account'], ForgotPasswordPage)

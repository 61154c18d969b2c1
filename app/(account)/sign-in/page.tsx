import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/account/sign-in-form'
import { accountMessages } from '#messages/account'
import { currentUser } from '#server/account/session'
import { sendsMail } from '#server/mail/mailer'

export const metadata: Metadata = { title: accountMessages.signIn }

export default async function SignInPage() {
  if ((await currentUser()) !== null) redirect('/')
  return <SignInForm sendsMail={sendsMail()} />
}

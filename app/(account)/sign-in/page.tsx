import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/account/sign-in-form'
import { messages } from '#messages/en'
import { currentUser } from '#server/account/session'

export const metadata: Metadata = { title: messages.account.signIn }

export default async function SignInPage() {
  if ((await currentUser()) !== null) redirect('/')
  return <SignInForm />
}

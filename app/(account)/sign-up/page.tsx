import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignUpForm } from '#components/account/sign-up-form'
import { Notice } from '#components/ui/notice'
import { accountMessages } from '#messages/account'
import { offeredProviders } from '#server/account/providers'
import { currentUser } from '#server/account/session'
import { settings } from '#server/settings'
import { signUpAction } from './actions'

export const metadata: Metadata = { title: accountMessages.signUp }

export default async function SignUpPage() {
  if ((await currentUser()) !== null) redirect('/')
  const policy = settings().signUp.kind
  if (policy === 'closed') return <Notice>{accountMessages.closed}</Notice>
  return <SignUpForm askForCode={policy === 'code'} providers={offeredProviders()} signUp={signUpAction} />
}

import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ProviderSignUpForm } from '#components/account/provider-sign-up-form'
import { accountMessages } from '#messages/account'
import { currentUser } from '#server/account/session'
import { readNewcomer } from '#server/account/sign-up-by-provider'
import { settings } from '#server/settings'
import { signUpByProviderAction } from './actions'

export const metadata: Metadata = { title: accountMessages.signUp }

export default async function ProviderSignUpPage() {
  if ((await currentUser()) !== null) redirect('/')
  const newcomer = await readNewcomer(await cookies())
  if (newcomer === null) redirect('/sign-up')
  return (
    <ProviderSignUpForm
      provider={newcomer.provider.name}
      email={newcomer.email}
      askForCode={settings().signUp.kind === 'code'}
      signUp={signUpByProviderAction}
    />
  )
}

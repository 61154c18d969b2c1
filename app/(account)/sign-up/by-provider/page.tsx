import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ProviderSignUpForm } from '#components/account/provider-sign-up-form'
import { texts } from '#app/texts/on-server'
import { currentUser } from '#server/account/session'
import { readNewcomer } from '#server/account/sign-up-by-provider'
import { settings } from '#server/settings'
import { signUpByProviderAction } from './actions'
import { withTexts } from '../../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('account')).signUp })

async function ProviderSignUpPage() {
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

export default withTexts(['account'], ProviderSignUpPage)

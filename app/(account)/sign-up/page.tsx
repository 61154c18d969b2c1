import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignUpForm } from '#components/account/sign-up-form'
import { Notice } from '#components/ui/notice'
import { texts } from '#app/texts/on-server'
import { offeredProviders } from '#server/account/providers'
import { currentUser } from '#server/account/session'
import { settings } from '#server/settings'
import { signUpAction } from './actions'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('account')).signUp })

async function SignUpPage() {
  const text = await texts('account')
  if ((await currentUser()) !== null) redirect('/')
  const policy = settings().signUp.kind
  if (policy === 'closed') return <Notice>{text.closed}</Notice>
  return <SignUpForm askForCode={policy === 'code'} providers={offeredProviders()} signUp={signUpAction} />
}

export default withTexts(['account'], SignUpPage)

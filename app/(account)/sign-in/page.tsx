import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/account/sign-in-form'
import { texts } from '#app/texts/on-server'
import { offeredProviders } from '#server/account/providers'
import { currentUser } from '#server/account/session'
import { sendsMail } from '#server/mail/mailer'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('account')).signIn })

interface SignInPageProps {
  searchParams: Promise<{ error?: string | string[] }>
}

async function SignInPage({ searchParams }: SignInPageProps) {
  const reasons: Record<string, string> = (await texts('account')).byProvider.refused
  const { error } = await searchParams
  // Whoever is signed in comes from a provider that they wanted to link.
  if ((await currentUser()) !== null) redirect(error === undefined ? '/' : '/account?provider=failed')
  const reason = typeof error === 'string' && Object.hasOwn(reasons, error) ? error : 'other'
  return (
    <SignInForm
      sendsMail={sendsMail()}
      providers={offeredProviders()}
      problem={error === undefined ? null : (reasons[reason] ?? null)}
    />
  )
}

export default withTexts(['account'], SignInPage)

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/account/sign-in-form'
import { accountMessages } from '#messages/account'
import { offeredProviders } from '#server/account/providers'
import { currentUser } from '#server/account/session'
import { sendsMail } from '#server/mail/mailer'

export const metadata: Metadata = { title: accountMessages.signIn }

const reasons: Readonly<Record<string, string>> = accountMessages.byProvider.refused

interface SignInPageProps {
  searchParams: Promise<{ error?: string | string[] }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
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

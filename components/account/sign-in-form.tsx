'use client'

import { Link } from '#components/ui/link'
import { AccountForm, signInOutcome } from '#components/account/account-form'
import { useTexts } from '#texts'

interface SignInFormProps {
  /** Whether this site sends links for new passwords. */
  sendsMail: boolean
  /** Other sites by which learners sign in. */
  providers: readonly { id: string; name: string }[]
  /** Why such a site has let nobody in. */
  problem: string | null
}

export function SignInForm({ sendsMail, providers, problem }: SignInFormProps) {
  const text = useTexts('account')
  return (
    <AccountForm
      title={text.signInTitle}
      submitLabel={text.signIn}
      asks={['email', 'password']}
      passwordIs="current"
      providers={providers}
      problem={problem}
      submit={(form) => signInOutcome(text, form)}
      footer={
        <>
          {text.noAccount}{' '}
          <Link href="/sign-up" className="text-accent underline">
            {text.signUp}
          </Link>
          {sendsMail ? (
            <Link href="/forgot-password" className="mt-2 block text-accent underline">
              {text.forgot.link}
            </Link>
          ) : null}
        </>
      }
    />
  )
}

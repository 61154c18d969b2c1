'use client'

import { Link } from '#components/ui/link'
import { AccountForm, signInOutcome, type FormOutcome } from '#components/account/account-form'
import { useTexts } from '#texts'

interface NewAccount {
  email: string
  password: string
  code: string
  timeZone: string
}

interface SignUpFormProps {
  askForCode: boolean
  /** Other sites by which learners sign up. */
  providers: readonly { id: string; name: string }[]
  signUp: (account: NewAccount) => Promise<FormOutcome>
}

/** Creates an account with the time zone of this browser, and signs in. */
export function SignUpForm({ askForCode, providers, signUp }: SignUpFormProps) {
  const text = useTexts('account')
  return (
    <AccountForm
      title={text.signUpTitle}
      submitLabel={text.signUp}
      passwordHint={text.passwordHint}
      passwordIs="new"
      providers={providers}
      asks={askForCode ? ['email', 'password', 'code'] : ['email', 'password']}
      submit={async (form) => {
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
        const outcome = await signUp({ ...form, timeZone })
        return outcome.kind === 'done' ? signInOutcome(text, form) : outcome
      }}
      footer={
        <>
          {text.haveAccount}{' '}
          <Link href="/sign-in" className="text-accent underline">
            {text.signIn}
          </Link>
        </>
      }
    />
  )
}

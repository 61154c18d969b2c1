'use client'

import Link from 'next/link'
import { AccountForm, signInOutcome } from '#components/account/account-form'
import { accountMessages as text } from '#messages/account'

export function SignInForm() {
  return (
    <AccountForm
      title={text.signInTitle}
      submitLabel={text.signIn}
      passwordIs="current"
      submit={signInOutcome}
      footer={
        <>
          {text.noAccount}{' '}
          <Link href="/sign-up" className="text-accent underline">
            {text.signUp}
          </Link>
        </>
      }
    />
  )
}

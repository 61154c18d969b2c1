'use client'

import Link from 'next/link'
import { AccountForm, signInOutcome } from '#components/account/account-form'
import { accountMessages as text } from '#messages/account'

/** @param sendsMail whether this site sends links for new passwords */
export function SignInForm({ sendsMail }: { sendsMail: boolean }) {
  return (
    <AccountForm
      title={text.signInTitle}
      submitLabel={text.signIn}
      asks={['email', 'password']}
      passwordIs="current"
      submit={signInOutcome}
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

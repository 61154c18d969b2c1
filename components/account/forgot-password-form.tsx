'use client'

import Link from 'next/link'
import { AccountForm, type FormOutcome } from '#components/account/account-form'
import { accountMessages as text } from '#messages/account'

interface ForgotPasswordFormProps {
  requestReset: (form: { email: string }) => Promise<FormOutcome>
}

/** Asks for the address to which a link for a new password is sent. */
export function ForgotPasswordForm({ requestReset }: ForgotPasswordFormProps) {
  return (
    <AccountForm
      title={text.forgot.title}
      lead={text.forgot.lead}
      asks={['email']}
      submitLabel={text.forgot.send}
      submit={({ email }) => requestReset({ email })}
      done={text.forgot.sent}
      footer={
        <Link href="/sign-in" className="text-accent underline">
          {text.backToSignIn}
        </Link>
      }
    />
  )
}

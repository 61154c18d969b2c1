'use client'

import { Link } from '#components/ui/link'
import { AccountForm, type FormOutcome } from '#components/account/account-form'
import { useTexts } from '#texts'

interface ForgotPasswordFormProps {
  requestReset: (form: { email: string }) => Promise<FormOutcome>
}

/** Asks for the address to which a link for a new password is sent. */
export function ForgotPasswordForm({ requestReset }: ForgotPasswordFormProps) {
  const text = useTexts('account')
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

'use client'

import { Link } from '#components/ui/link'
import { tokenInAddress } from '#browser/account/token-in-address'
import { AccountForm, type FormOutcome } from '#components/account/account-form'
import { useTexts } from '#texts'

interface ResetPasswordFormProps {
  reset: (form: { token: string; password: string }) => Promise<FormOutcome>
}

/** Asks for a new password for the account of the link by which the page was opened. */
export function ResetPasswordForm({ reset }: ResetPasswordFormProps) {
  const text = useTexts('account')
  return (
    <AccountForm
      title={text.reset.title}
      lead={text.reset.lead}
      asks={['password']}
      submitLabel={text.reset.save}
      passwordHint={text.passwordHint}
      passwordIs="new"
      submit={({ password }) => reset({ token: tokenInAddress(), password })}
      done={text.reset.done}
      footer={
        <>
          <Link href="/sign-in" className="text-accent underline">
            {text.signIn}
          </Link>{' '}
          ·{' '}
          <Link href="/forgot-password" className="text-accent underline">
            {text.reset.again}
          </Link>
        </>
      }
    />
  )
}

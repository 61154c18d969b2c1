'use client'

import { Link } from '#components/ui/link'
import { tokenInAddress } from '#browser/account/token-in-address'
import { AccountForm, type FormOutcome } from '#components/account/account-form'
import { useTexts } from '#texts'

interface VerifyEmailFormProps {
  verify: (form: { token: string }) => Promise<FormOutcome>
}

/** Confirms the address of the link by which the page was opened: on demand, because some mail programs open links. */
export function VerifyEmailForm({ verify }: VerifyEmailFormProps) {
  const text = useTexts('account')
  return (
    <AccountForm
      title={text.verify.title}
      lead={text.verify.lead}
      asks={[]}
      submitLabel={text.verify.confirm}
      submit={() => verify({ token: tokenInAddress() })}
      done={text.verify.done}
      footer={
        <Link href="/" className="text-accent underline">
          {text.verify.home}
        </Link>
      }
    />
  )
}

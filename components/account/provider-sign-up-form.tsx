'use client'

import { Link } from '#components/ui/link'
import { AccountForm, type FormOutcome } from '#components/account/account-form'
import { useTexts } from '#texts'

interface ProviderSignUpFormProps {
  provider: string
  email: string
  askForCode: boolean
  signUp: (given: { code: string; timeZone: string }) => Promise<FormOutcome>
}

/** Asks whoever has come from another site whether they want an account, with the time zone of this browser. */
export function ProviderSignUpForm({ provider, email, askForCode, signUp }: ProviderSignUpFormProps) {
  const text = useTexts('account').byProvider
  const accountText = useTexts('account')
  return (
    <AccountForm
      title={text.title}
      lead={text.lead({ name: provider, email })}
      submitLabel={accountText.signUp}
      asks={askForCode ? ['code'] : []}
      submit={async ({ code }) => {
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
        const outcome = await signUp({ code, timeZone })
        // Afresh, so that nothing of an earlier learner stays in the page.
        if (outcome.kind === 'done') window.location.assign('/')
        return outcome
      }}
      footer={
        <>
          {text.haveAccount({ name: provider })}{' '}
          <Link href="/sign-in" className="text-accent underline">
            {accountText.signIn}
          </Link>
        </>
      }
    />
  )
}

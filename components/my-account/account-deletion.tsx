'use client'

import { forgetLearnerAndReload } from '#browser/account/sign-out'
import { ChangeForm, type ChangeOutcome } from '#components/my-account/change-form'
import { Section } from '#components/my-account/section'
import { buttonClass } from '#components/ui/button'
import { useTexts } from '#texts'

interface AccountDeletionProps {
  learnerId: string
  email: string
  /** Whether the account has a password, which then is asked for. */
  hasPassword: boolean
  exportPath: string
  /** How long daily backups are kept; null if this site makes none by itself. */
  backupDays: number | null
  submit: (form: Record<string, string>) => Promise<ChangeOutcome>
}

/** Deletes the account, after its address, and its password if it has one, are typed. */
export function AccountDeletion({
  learnerId,
  email,
  hasPassword,
  exportPath,
  backupDays,
  submit,
}: AccountDeletionProps) {
  const text = useTexts('my-account').deletion
  const myAccountText = useTexts('my-account')
  const deleteAndLeave = async (form: Record<string, string>) => {
    const outcome = await submit(form)
    if (outcome.kind === 'done') await forgetLearnerAndReload(learnerId)
    return outcome
  }
  return (
    <Section id="deletion" title={text.title} lead={text.lead}>
      <p className="text-muted">
        {backupDays === null ? text.backups : text.backupsFor({ days: backupDays })}
      </p>
      <a href={exportPath} download className={`${buttonClass('secondary')} justify-self-start`}>
        {text.exportFirst}
      </a>
      <details>
        <summary className="disclosure font-[600] text-bad">{text.open}</summary>
        <div className="mt-4 border-s-4 border-bad ps-4">
          <ChangeForm
            fields={[
              {
                name: 'typed',
                label: text.typed,
                hint: text.typedHint({ email }),
                type: 'text',
                autoComplete: 'off',
              },
              ...(hasPassword
                ? [
                    {
                      name: 'deletionPassword',
                      label: text.password,
                      type: 'password',
                      autoComplete: 'current-password',
                    } as const,
                  ]
                : []),
            ]}
            submitLabel={text.save}
            done={myAccountText.working}
            submit={deleteAndLeave}
          />
        </div>
      </details>
    </Section>
  )
}

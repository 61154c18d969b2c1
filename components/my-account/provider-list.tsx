'use client'

import { useState } from 'react'
import { leaveForProvider } from '#browser/account/sign-in'
import { ChangeForm, type ChangeOutcome } from '#components/my-account/change-form'
import { Section } from '#components/my-account/section'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

export type LinkingOutcome = keyof TextsOf<'my-account'>['providers']['outcomes']

type Change = (form: Record<string, string>) => Promise<ChangeOutcome>

interface ProviderListProps {
  providers: readonly {
    /** By which it is left for; null if it is no longer offered. */
    id: string | null
    issuer: string
    name: string
    /** Since when it is linked; null if it is not. */
    since: string | null
  }[]
  /** Whether the account has a password, which then is asked for. */
  hasPassword: boolean
  /** What came of leaving for one of them. */
  outcome: LinkingOutcome | null
  askToLink: Change
  unlink: Change
}

/** Other sites by which the learner may sign in. */
export function ProviderList({ providers, hasPassword, outcome, askToLink, unlink }: ProviderListProps) {
  const text = useTexts('my-account').providers
  const myAccountText = useTexts('my-account')
  const [unlinked, setUnlinked] = useState<string | null>(null)
  return (
    <Section id="other-sites" title={text.title} lead={text.lead}>
      {outcome === null || unlinked !== null ? null : (
        <Notice tone={outcome === 'linked' ? 'good' : 'bad'} announced>
          {text.outcomes[outcome]}
        </Notice>
      )}
      {unlinked === null ? null : (
        <Notice tone="good" announced>
          {text.unlinked({ name: unlinked })}
        </Notice>
      )}
      <ul className="grid gap-3">
        {providers.map(({ id, issuer, name, since }, index) => {
          const passwordField = `providerPassword${index}`
          const change = async (typed: Record<string, string>): Promise<ChangeOutcome> => {
            setUnlinked(null)
            const form = { issuer, providerPassword: typed[passwordField] ?? '' }
            const changed = await (since === null ? askToLink(form) : unlink(form))
            if (changed.kind === 'failed')
              return changed.field === null ? changed : { ...changed, field: passwordField }
            if (since !== null) setUnlinked(name)
            else if (id !== null) await leaveForProvider(id, '/account')
            return changed
          }
          return (
            <li key={issuer} className="grid gap-4 rounded-md border border-line bg-surface px-4 py-3">
              <div>
                <p className="font-[600] break-words">{name}</p>
                {since === null ? null : (
                  <p className="text-sm text-muted">{text.linkedSince({ when: since })}</p>
                )}
                {id === null ? <p className="text-sm text-muted">{text.isNotOffered}</p> : null}
              </div>
              <ChangeForm
                // Afresh once it is linked, or is no longer.
                key={since}
                fields={hasPassword ? [passwordOf(text, passwordField, name)] : []}
                submitLabel={since === null ? text.link({ name }) : text.unlink({ name })}
                done={myAccountText.working}
                submit={change}
              />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const passwordOf = (text: TextsOf<'my-account'>['providers'], name: string, provider: string) =>
  ({
    name,
    label: text.password({ name: provider }),
    type: 'password',
    autoComplete: 'current-password',
  }) as const

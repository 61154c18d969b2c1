'use client'

import { useState, useTransition } from 'react'
import { leaveForProvider } from '#browser/account/sign-in'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

interface ProviderButtonsProps {
  providers: readonly { id: string; name: string }[]
  /** Whether they sign in once more, to prove who they are. */
  again?: boolean
  /** Where whoever signs in goes on. */
  callbackUrl?: '/' | '/account'
}

/** Buttons that lead to other sites by which learners sign in. */
export function ProviderButtons({ providers, again = false, callbackUrl = '/' }: ProviderButtonsProps) {
  const text = useTexts('account')
  const [isLeaving, leave] = useTransition()
  const [isUnreachable, setUnreachable] = useState(false)
  return (
    <div className="grid gap-3">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          look="secondary"
          disabled={isLeaving}
          onClick={() =>
            leave(async () => {
              setUnreachable(false)
              await leaveForProvider(id, callbackUrl).catch(() => setUnreachable(true))
            })
          }
        >
          {again ? text.byProvider.again({ name }) : text.byProvider.continue({ name })}
        </Button>
      ))}
      {isUnreachable ? (
        <Notice tone="bad" announced>
          {text.errors.unreachable}
        </Notice>
      ) : null}
    </div>
  )
}

'use client'

import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import type { Program } from '#domain/program/program'
import { playgroundMessages as text } from '#messages/playground'

type Shared = { kind: 'copied' } | { kind: 'shown'; link: string } | { kind: 'too-long' }

/** Makes a link that holds the program itself: nothing of it is kept anywhere. */
export function ShareProgram({ program }: { program: Program }) {
  const [shared, setShared] = useState<Shared | null>(null)

  const share = async () => {
    try {
      const { programToFragment } = await import('#domain/program/program-link')
      const link = new URL('/play', window.location.href)
      link.hash = await programToFragment(program)
      setShared(await copied(link.href))
    } catch {
      setShared({ kind: 'too-long' })
    }
  }

  return (
    <>
      <Button look="secondary" onClick={() => void share()}>
        <Link2 className="size-4" aria-hidden="true" />
        {text.share}
      </Button>
      <p role="status" className="basis-full text-sm text-muted empty:hidden">
        {shared === null ? null : shared.kind === 'too-long' ? (
          text.tooLongToShare
        ) : shared.kind === 'copied' ? (
          text.shared
        ) : (
          <label className="grid gap-1">
            {text.shareField}
            <input
              readOnly
              value={shared.link}
              onFocus={(event) => event.currentTarget.select()}
              className="min-h-11 w-full rounded-sm border border-line-strong bg-surface px-3 py-2 text-ink"
            />
          </label>
        )}
      </p>
    </>
  )
}

/** Copies a link, or shows it where the browser lends no clipboard, as in a page over plain http. */
async function copied(link: string): Promise<Shared> {
  const isCopied = await navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  )
  return isCopied === true ? { kind: 'copied' } : { kind: 'shown', link }
}

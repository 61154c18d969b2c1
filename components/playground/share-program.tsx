'use client'

import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import type { Program } from '#domain/program/program'
import { useTexts } from '#texts'

type Shared = { kind: 'copied' } | { kind: 'shown'; link: string } | { kind: 'too-long' | 'failed' }

/** Makes a link that contains the program itself, so that nothing has to be stored. */
export function ShareProgram({ program }: { program: Program }) {
  const text = useTexts('playground')
  const [shared, setShared] = useState<Shared | null>(null)

  const share = async () => {
    try {
      const { programToFragment } = await import('#domain/program/program-link')
      const fragment = await programToFragment(program)
      if (fragment === null) return setShared({ kind: 'too-long' })
      setShared(await copied(new URL(`/play#${fragment}`, window.location.href).href))
    } catch {
      // The code that packs it could not be loaded.
      setShared({ kind: 'failed' })
    }
  }

  return (
    <>
      <Button look="secondary" onClick={() => void share()}>
        <Link2 className="size-4" aria-hidden="true" />
        {text.share}
      </Button>
      <p role="status" className="basis-full text-sm text-muted empty:hidden">
        {shared === null ? null : shared.kind !== 'shown' ? (
          text.shareResults[shared.kind]
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

/** Copies a link, or shows it if the browser offers no clipboard, as over plain http. */
async function copied(link: string): Promise<Shared> {
  const isCopied = await navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  )
  return isCopied === true ? { kind: 'copied' } : { kind: 'shown', link }
}

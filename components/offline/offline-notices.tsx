'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { keptAtMillis, showsServersPage } from '#browser/offline/kept-page'
import { canKeepPages, keepOpened, startKeeping } from '#browser/offline/register'
import { isToBeTold, rememberTold } from '#browser/offline/told-once'
import { useIsOnline } from '#browser/offline/use-is-online'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { dateFormat } from '#messages/formats'
import { useLocale, useTexts } from '#texts'

const keptFormat = { weekday: 'long', hour: 'numeric', minute: '2-digit' } as const

/** What a learner should know about the connection, about new versions, and about what this browser cannot keep. */
export function OfflineNotices() {
  const text = useTexts('offline')
  const locale = useLocale()
  const path = usePathname()
  const isOnline = useIsOnline()
  const [update, setUpdate] = useState<(() => void) | null>(null)
  const [keptAt, setKeptAt] = useState(keptAtMillis)
  const [isTold, setTold] = useState(() => window.isSecureContext || !isToBeTold())
  const first = useRef(path)

  useEffect(() => (canKeepPages() ? startKeeping((use) => setUpdate(() => use)) : undefined), [])
  useEffect(() => {
    if (path !== first.current) {
      showsServersPage()
      setKeptAt(null)
    }
    if (canKeepPages()) void keepOpened(path)
  }, [path])

  const understood = () => {
    rememberTold()
    setTold(true)
  }
  return (
    <div className="mx-auto grid w-full max-w-page gap-3 px-4 pt-4 empty:hidden print:hidden">
      {keptAt !== null ? (
        <OneNotice action={text.reload} onAction={() => window.location.reload()}>
          {text.kept({ when: dateFormat(locale, keptFormat).format(keptAt) })}
        </OneNotice>
      ) : isOnline ? null : (
        <Notice announced>{text.offline}</Notice>
      )}
      {update === null ? null : (
        <OneNotice action={text.updateNow} onAction={update}>
          {text.update}
        </OneNotice>
      )}
      {isTold ? null : (
        <OneNotice action={text.understood} onAction={understood}>
          {text.insecure}
        </OneNotice>
      )}
    </div>
  )
}

function OneNotice({
  action,
  onAction,
  children,
}: {
  action: string
  onAction: () => void
  children: ReactNode
}) {
  return (
    <Notice announced>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0 flex-1 basis-56">{children}</p>
        <Button look="secondary" onClick={onAction}>
          {action}
        </Button>
      </div>
    </Notice>
  )
}

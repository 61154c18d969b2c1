'use client'

import { BookOpen, CloudOff, Layers, SquareTerminal, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { listKeptPages, type KeptPage } from '#browser/offline/list-kept'
import { returnWhenReachable, wantedPath } from '#browser/offline/wanted-page'
import { Button } from '#components/ui/button'
import { useTexts } from '#texts'

/** The page for when the server cannot be reached: what can be done without it, and back as soon as it answers. */
export function WithoutConnection() {
  const text = useTexts('offline')
  const [kept, setKept] = useState<readonly KeptPage[] | null>(null)
  useEffect(() => void listKeptPages().then(setKept, () => setKept([])), [])
  useEffect(() => returnWhenReachable(), [])
  const order = ['/study', '/play']
  const places = [
    ...(kept ?? []).filter(({ path }) => order.includes(path)),
    ...(kept ?? []).filter(({ path }) => path.startsWith('/lessons/')),
  ]
  return (
    <div className="mx-auto max-w-prose">
      <section className="panel px-6 py-10 text-center">
        <CloudOff className="mx-auto size-10 text-muted" aria-hidden="true" />
        <h1 className="mt-3 text-xl">{text.title}</h1>
        <p className="mx-auto mt-2 max-w-prose text-muted">{text.lead}</p>
        <Button className="mt-6" onClick={() => window.location.assign(wantedPath())}>
          {text.reload}
        </Button>
      </section>
      {/* Room for what is about to be listed. */}
      <section className="mt-8 min-h-48" aria-busy={kept === null}>
        {kept === null ? null : places.length === 0 ? (
          <p className="text-muted">{text.nothingKept}</p>
        ) : (
          <>
            <h2 className="text-lg">{text.keptTitle}</h2>
            <ul className="mt-3 divide-y divide-line border-y border-line">
              {places.map(({ path, title }) => (
                <li key={path}>
                  <Place path={path} title={path === '/study' ? text.study : title} />
                </li>
              ))}
            </ul>
            <p className="mt-4 text-sm text-muted">{text.needsConnection}</p>
          </>
        )}
      </section>
    </div>
  )
}

const icons: Readonly<Record<string, LucideIcon>> = { '/study': Layers, '/play': SquareTerminal }

function Place({ path, title }: KeptPage) {
  const Icon = icons[path] ?? BookOpen
  return (
    <a href={path} className="flex min-h-12 items-center gap-3 px-1 py-2 hover:text-accent">
      <Icon className="size-5 shrink-0 text-muted" aria-hidden="true" />
      {title}
    </a>
  )
}

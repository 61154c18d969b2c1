'use client'

import Link from 'next/link'
import { useId, useRef } from 'react'
import { shellMessages as text } from '#messages/shell'

const linkClass = 'rounded-sm px-2 py-2 text-sm text-muted hover:text-ink'

/** Links to the pages that are needed less often: in the header, or on a phone in a menu. */
export function SecondaryNavigation({ isAuthor }: { isAuthor: boolean }) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const links = [
    ...(isAuthor ? [{ href: '/author', label: text.pages.author }] : []),
    { href: '/cards', label: text.pages.cards },
    { href: '/play', label: text.pages.playground },
    { href: '/settings', label: text.pages.settings },
    { href: '/account', label: text.pages.account },
  ]
  return (
    <nav aria-label={text.more}>
      <ul className="hidden items-center gap-1 sm:flex">
        {links.map(({ href, label }) => (
          <li key={href} className="flex">
            <Link href={href} className={linkClass}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" popoverTarget={id} className={`${linkClass} min-h-11 sm:hidden`}>
        {text.more}
      </button>
      <div
        id={id}
        ref={menu}
        popover="auto"
        className="fixed inset-auto end-4 top-14 m-0 min-w-44 rounded-md border border-line-strong bg-surface p-2 text-ink shadow-lg"
      >
        <ul>
          {links.map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                onClick={() => menu.current?.hidePopover()}
                className="flex min-h-11 items-center rounded-sm px-3 hover:bg-accent-soft hover:text-accent"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

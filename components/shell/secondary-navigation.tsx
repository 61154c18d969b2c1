'use client'

import { Link } from '#components/ui/link'
import { usePathname } from 'next/navigation'
import { useId, useRef } from 'react'
import { useSignOut } from '#components/account/sign-out'
import { isHere } from '#components/shell/navigation'
import { useTexts } from '#texts'

const linkClass =
  'rounded-sm px-2 py-2 text-sm text-muted hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-[650] aria-[current=page]:text-accent'

const menuItem =
  'flex min-h-11 items-center rounded-sm px-3 hover:bg-accent-soft hover:text-accent aria-[current=page]:font-[650] aria-[current=page]:text-accent'

interface SecondaryNavigationProps {
  learner: { id: string; isAuthor: boolean }
}

/** What is needed less often, and signing out: in the header if it has room for them, or else in a menu. */
export function SecondaryNavigation({ learner: { id: learnerId, isAuthor } }: SecondaryNavigationProps) {
  const text = useTexts('shell')
  const signOutText = useTexts('sign-out')
  const { signOut, dialog } = useSignOut(learnerId)
  const id = useId()
  const path = usePathname()
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
      <ul className="hidden items-center lg:flex">
        {links.map(({ href, label }) => (
          <li key={href} className="flex">
            <Link href={href} aria-current={isHere(href, path) ? 'page' : undefined} className={linkClass}>
              {label}
            </Link>
          </li>
        ))}
        <li className="ms-1 flex">
          <button type="button" onClick={signOut} className={linkClass}>
            {signOutText.signOut}
          </button>
        </li>
      </ul>
      <button type="button" popoverTarget={id} className={`${linkClass} min-h-11 lg:hidden`}>
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
                aria-current={isHere(href, path) ? 'page' : undefined}
                onClick={() => menu.current?.hidePopover()}
                className={menuItem}
              >
                {label}
              </Link>
            </li>
          ))}
          <li className="mt-1 border-t border-line pt-1">
            <button
              type="button"
              onClick={() => {
                menu.current?.hidePopover()
                signOut()
              }}
              className={`${menuItem} w-full`}
            >
              {signOutText.signOut}
            </button>
          </li>
        </ul>
      </div>
      {dialog}
    </nav>
  )
}

'use client'

import { BookOpen, ChartNoAxesColumn, CircleHelp, House, Layers, type LucideIcon } from 'lucide-react'
import { Link } from '#components/ui/link'
import { usePathname } from 'next/navigation'
import { OnTheWay } from '#components/ui/on-the-way'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

const links = (text: TextsOf<'shell'>): { href: string; label: string; icon: LucideIcon }[] => [
  { href: '/', label: text.pages.today, icon: House },
  { href: '/lessons', label: text.pages.lessons, icon: BookOpen },
  { href: '/study', label: text.pages.study, icon: Layers },
  { href: '/quiz', label: text.pages.quiz, icon: CircleHelp },
  { href: '/progress', label: text.pages.progress, icon: ChartNoAxesColumn },
]

/** Whether a path is that of a page, or below it. */
export const isHere = (href: string, path: string): boolean =>
  path === href || (href !== '/' && path.startsWith(`${href}/`))

/** The main navigation: a bar at the bottom of a phone's screen, a row in the header elsewhere. */
export function Navigation() {
  const text = useTexts('shell')
  const path = usePathname()
  return (
    <nav
      aria-label={text.navigation}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:static sm:border-0 sm:pb-0"
    >
      <ul className="flex justify-around sm:justify-start sm:gap-1">
        {links(text).map(({ href, label, icon: Icon }) => (
          <li key={href} className="min-w-0 grow sm:grow-0">
            <Link
              href={href}
              aria-current={isHere(href, path) ? 'page' : undefined}
              className="relative flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-center text-sm wrap-anywhere text-muted hover:text-ink aria-[current=page]:font-[650] aria-[current=page]:text-accent sm:min-h-11 sm:flex-row sm:rounded-sm sm:px-3 sm:aria-[current=page]:bg-accent-soft"
            >
              <Icon aria-hidden="true" className="size-5 sm:hidden" />
              {label}
              <OnTheWay />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

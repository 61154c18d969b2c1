import { Link } from '#components/ui/link'
import type { ReactNode } from 'react'
import { Logo } from '#components/shell/logo'
import { OfflineSupport } from '#components/offline/offline-support'
import { Navigation } from '#components/shell/navigation'
import { SecondaryNavigation } from '#components/shell/secondary-navigation'
import { DueWatch } from '#components/reminders/due-watch'
import { useTexts } from '#texts'

/** A page that asks one thing at a time has the whole of a small screen, without the bars around it. */
const aside = 'max-sm:group-has-data-one-thing/page:hidden'

/** The element that every page ends with. */
export const endOfPage = 'end-of-page'

/** The frame around every page. On a phone the navigation is at the bottom, within reach of the thumb. */
export function Shell({
  learner,
  languageChoice,
  children,
}: {
  learner: { id: string; email: string; isAuthor: boolean } | null
  /** For visitors; learners have it in their settings. */
  languageChoice: ReactNode
  children: ReactNode
}) {
  const shellText = useTexts('shell')
  const text = shellText
  return (
    <div className="group/page flex min-h-dvh flex-col">
      <a
        href="#content"
        className="absolute start-2 top-2 z-20 -translate-y-24 rounded-sm bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
      >
        {text.skipToContent}
      </a>
      <header className={`border-b border-line bg-surface print:hidden ${aside}`}>
        <div className="mx-auto flex min-h-16 w-full max-w-page flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <Link href="/" className="flex items-center gap-2 rounded-sm text-lg font-[650]">
            <Logo />
            {text.name}
          </Link>
          {learner === null ? null : (
            <>
              <DueWatch>
                <Navigation />
              </DueWatch>
              <div className="ms-auto" title={shellText.signedInAs({ email: learner.email })}>
                <SecondaryNavigation learner={learner} />
              </div>
            </>
          )}
        </div>
      </header>
      {learner === null ? null : <OfflineSupport />}
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page grow px-4 pt-8 pb-16 outline-none max-sm:group-has-data-one-thing/page:pt-2"
      >
        {children}
      </main>
      <footer
        id={endOfPage}
        className={`border-t border-line px-4 pt-4 pb-20 text-center text-sm sm:pb-4 print:hidden ${aside}`}
      >
        {languageChoice}
        <Link href="/privacy" className="rounded-sm px-2 py-2 text-muted hover:text-ink">
          {text.privacy}
        </Link>
      </footer>
    </div>
  )
}

import { X } from 'lucide-react'
import Link from 'next/link'
import { useTexts } from '#texts'

const bar = 'block rounded-sm bg-line'

/** Stands in the place of a card while a session is on its way, so that nothing moves when it comes. */
export function StudySkeleton() {
  const text = useTexts('study')
  return (
    <div data-one-thing className="mx-auto grid max-w-prose gap-4 sm:gap-5">
      <p role="status" className="sr-only">
        {text.loading}
      </p>
      <div className="flex flex-wrap items-center gap-x-4">
        <Link
          href="/"
          aria-label={text.leave}
          title={text.leave}
          className="-ms-2 flex min-h-11 items-center px-2 text-muted hover:text-ink sm:hidden"
        >
          <X className="size-5" aria-hidden="true" />
        </Link>
        <span className="flex min-h-11 items-center">
          <span className={`${bar} h-3 w-44`} />
        </span>
        <span className={`${bar} h-1 basis-full`} />
      </div>
      <div aria-hidden="true" className="grid gap-4 sm:gap-5">
        <div className="grid gap-4 panel p-4 sm:p-6">
          <span className={`${bar} h-3 w-2/5`} />
          <span className={`${bar} h-5 w-4/5`} />
        </div>
        <div className="grid gap-3">
          {[1, 2, 3].map((option) => (
            <span
              key={option}
              className="flex min-h-14 items-center rounded-md border border-line bg-surface px-4"
            >
              <span className={`${bar} h-3 w-3/5`} />
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

import Link from 'next/link'
import { useTexts } from '#texts'

const pages = [
  { name: 'knowledge', href: '/progress' },
  { name: 'memory', href: '/progress/memory' },
  { name: 'map', href: '/progress/map' },
  { name: 'beliefs', href: '/progress/beliefs' },
  { name: 'exams', href: '/progress/exams' },
] as const

/** Links to the pages about progress. */
export function ProgressPages({ here }: { here: (typeof pages)[number]['name'] }) {
  const text = useTexts('progress')
  return (
    <nav aria-label={text.pagesLabel} className="mb-8 border-line sm:border-b print:hidden">
      <ul className="flex flex-wrap gap-x-1 text-sm max-sm:-mx-3 sm:text-base">
        {pages.map(({ name, href }) => (
          <li key={name}>
            <Link
              href={href}
              aria-current={name === here ? 'page' : undefined}
              className="inline-flex min-h-11 items-center rounded-sm px-3 text-muted hover:text-ink aria-[current=page]:font-[600] max-sm:aria-[current=page]:bg-accent-soft max-sm:aria-[current=page]:text-accent sm:rounded-none sm:border-b-3 sm:border-transparent sm:aria-[current=page]:border-accent sm:aria-[current=page]:text-ink"
            >
              {text.pages[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

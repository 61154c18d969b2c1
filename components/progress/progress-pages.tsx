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
    <nav aria-label={text.pagesLabel} className="mb-8 border-b border-line print:hidden">
      <ul className="flex flex-wrap justify-between text-sm sm:justify-start sm:gap-x-1 sm:text-base">
        {pages.map(({ name, href }) => (
          <li key={name}>
            <Link
              href={href}
              aria-current={name === here ? 'page' : undefined}
              className="inline-flex min-h-11 items-center border-b-3 border-transparent px-1 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-[600] aria-[current=page]:text-ink sm:px-3"
            >
              {text.pages[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

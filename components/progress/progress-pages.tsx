import { Link } from '#components/ui/link'
import { useTexts } from '#texts'

const pages = [
  { name: 'knowledge', href: '/progress' },
  { name: 'memory', href: '/progress/memory' },
  { name: 'map', href: '/progress/map' },
  { name: 'beliefs', href: '/progress/beliefs' },
  { name: 'exams', href: '/progress/exams' },
] as const

/** Said once for all links. */
const links = [
  'flex flex-wrap gap-x-1 text-sm max-sm:-mx-3 sm:text-base',
  '[&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center [&_a]:rounded-sm [&_a]:px-3 [&_a]:text-muted',
  '[&_a:hover]:text-ink [&_[aria-current]]:font-[600] max-sm:[&_[aria-current]]:bg-accent-soft',
  'max-sm:[&_[aria-current]]:text-accent sm:[&_a]:rounded-none sm:[&_a]:border-b-3 sm:[&_a]:border-transparent',
  'sm:[&_[aria-current]]:border-accent sm:[&_[aria-current]]:text-ink',
].join(' ')

/** Links to the pages about progress. */
export function ProgressPages({ here }: { here: (typeof pages)[number]['name'] }) {
  const text = useTexts('progress')
  return (
    <nav aria-label={text.pagesLabel} className="mb-8 border-line sm:border-b print:hidden">
      <ul className={links}>
        {pages.map(({ name, href }) => (
          <li key={name}>
            <Link href={href} aria-current={name === here ? 'page' : undefined}>
              {text.pages[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

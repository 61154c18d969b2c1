import type { SectionId } from '#components/my-account/section'
import { useTexts } from '#texts'

/** Links to the parts of the account page: a list beside it that stays in view, or above it on a narrow screen. */
export function SectionLinks({ sections }: { sections: readonly { id: SectionId; title: string }[] }) {
  const text = useTexts('my-account')
  return (
    <nav aria-label={text.onThisPage} className="mb-8 lg:sticky lg:top-24 lg:mb-0 lg:self-start print:hidden">
      <ul className="flex flex-wrap gap-x-5 lg:grid">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex min-h-11 items-center text-accent hover:underline lg:min-h-9"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button-link'

interface EmptyStateProps {
  /** `h1` if it is the whole page, `h2` or `h3` below another title. */
  heading: 'h1' | 'h2' | 'h3'
  title: string
  text: ReactNode
  action?: { href: string; label: string } | undefined
}

/** Says why a page has nothing to show, and what to do next. */
export function EmptyState({ heading: Heading, title, text, action }: EmptyStateProps) {
  return (
    <section className="panel px-6 py-12 text-center">
      <Heading className="text-lg">{title}</Heading>
      <p className="mx-auto mt-2 max-w-prose text-balance text-muted">{text}</p>
      {action === undefined ? null : (
        <ButtonLink href={action.href} className="mt-6">
          {action.label}
        </ButtonLink>
      )}
    </section>
  )
}

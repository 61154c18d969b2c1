import type { ReactNode, Ref } from 'react'

/** By which links on the page lead to its parts. */
export type SectionId = 'again' | 'password' | 'email' | 'other-sites' | 'sessions' | 'data' | 'deletion'

interface SectionProps {
  id: SectionId
  title: string
  lead: string
  /** For what moves the focus there; the heading then takes it. */
  headingRef?: Ref<HTMLHeadingElement>
  children: ReactNode
}

/** A part of the account page. */
export function Section({ id, title, lead, headingRef, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="grid gap-5 border-t border-line pt-8">
      <div>
        <h2
          id={id}
          ref={headingRef}
          tabIndex={headingRef === undefined ? undefined : -1}
          className="scroll-mt-24 text-lg outline-none"
        >
          {title}
        </h2>
        <p className="mt-1 text-muted">{lead}</p>
      </div>
      {children}
    </section>
  )
}

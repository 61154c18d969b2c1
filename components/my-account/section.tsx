import type { ReactNode, Ref } from 'react'

/** A part of the account page. */
export function Section({
  title,
  lead,
  headingRef,
  children,
}: {
  title: string
  lead: string
  /** For what moves the focus there; the heading then takes it. */
  headingRef?: Ref<HTMLHeadingElement>
  children: ReactNode
}) {
  return (
    <section className="grid gap-5">
      <div>
        <h2
          ref={headingRef}
          tabIndex={headingRef === undefined ? undefined : -1}
          className="text-lg outline-none"
        >
          {title}
        </h2>
        <p className="mt-1 text-muted">{lead}</p>
      </div>
      {children}
    </section>
  )
}

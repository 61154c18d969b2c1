import type { ReactNode } from 'react'

/** The title of a page, with an optional lead and actions. */
export function PageHeading({
  title,
  lead,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
      <div className="max-w-prose">
        <h1 className="text-2xl">{title}</h1>
        {lead === undefined ? null : <p className="mt-2 text-muted">{lead}</p>}
      </div>
      {children}
    </div>
  )
}

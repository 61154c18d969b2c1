'use client'

import { useEffect, useRef, useState } from 'react'
import { NumberTable, type Numbers } from '#components/ui/number-table'

interface FoldedTableProps {
  /** What opens it. */
  label: string
  /** The name of what scrolls, if it is long. */
  name: string
  table: Numbers
}

/** The numbers of a chart as a table, which is rendered when it is opened for the first time: a page has many, and few are read. */
export function FoldedTable({ label, name, table }: FoldedTableProps) {
  const [wasOpened, setOpened] = useState(false)
  const details = useRef<HTMLDetailsElement>(null)
  // It may have been opened before this script ran.
  useEffect(() => setOpened(details.current?.open === true), [])
  return (
    <details
      ref={details}
      className="mt-1 text-sm"
      onToggle={({ currentTarget }) => setOpened(wasOpened || currentTarget.open)}
    >
      <summary className="disclosure text-muted">{label}</summary>
      {wasOpened ? (
        <div className="max-h-96 overflow-y-auto" tabIndex={0} role="group" aria-label={name}>
          <NumberTable table={table} />
        </div>
      ) : null}
    </details>
  )
}

'use client'

import { Printer } from 'lucide-react'
import { Button } from '#components/ui/button'

/** Prints the page. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button onClick={() => window.print()}>
      <Printer className="size-4" aria-hidden="true" />
      {label}
    </Button>
  )
}

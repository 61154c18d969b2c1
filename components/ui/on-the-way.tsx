'use client'

import { useLinkStatus } from 'next/link'

/** Within a link: a bar that shows that its page was asked for and has not come yet. It takes no room. */
export function OnTheWay() {
  const { pending } = useLinkStatus()
  return pending ? (
    <span
      aria-hidden="true"
      className="absolute inset-x-3 bottom-1 h-0.5 animate-waiting rounded-full bg-current"
    />
  ) : null
}

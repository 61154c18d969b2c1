import { Link } from '#components/ui/link'
import type { ComponentProps } from 'react'
import { buttonClass } from '#components/ui/button'
import { OnTheWay } from '#components/ui/on-the-way'

/** A link that looks like a button, and shows when its page is on the way. */
export function ButtonLink({
  look = 'primary',
  className = '',
  children,
  ...props
}: ComponentProps<typeof Link> & { look?: Parameters<typeof buttonClass>[0] }) {
  return (
    <Link className={`${buttonClass(look)} ${className}`} {...props}>
      {children}
      <OnTheWay />
    </Link>
  )
}

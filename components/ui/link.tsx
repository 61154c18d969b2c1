import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link to a page of the app, which is asked for when the link is followed and not before: a page is made anew for the
 * learner who asks, so only its outline could be fetched early, and the outlines of all links on a page take more of the
 * server's time than the page.
 */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />

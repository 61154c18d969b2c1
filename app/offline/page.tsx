import type { Metadata } from 'next'
import { WithoutConnection } from '#components/offline/without-connection'
import { offlineMessages } from '#messages/offline'

export const metadata: Metadata = { title: offlineMessages.title }

/** Shown by the service worker in the place of a page that it does not keep: `?to=` is the path of that page. */
export default function OfflinePage() {
  return <WithoutConnection />
}

import type { Metadata } from 'next'
import { WithoutConnection } from '#components/offline/without-connection'
import { texts } from '#app/texts/on-server'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('offline')).title })

/** Shown by the service worker in the place of a page that it does not keep: `?to=` is the path of that page. */
export default function OfflinePage() {
  return <WithoutConnection />
}

import { headers } from 'next/headers'

/**
 * Whether a page is fetched to be kept in the browser (see `browser/offline`), not to be looked at now.
 */
export const isOfflineCopy = async (): Promise<boolean> => (await headers()).has('x-offline-copy')

import { isLearnerCache } from '#browser/offline/cache-names'
import { isKeptPage } from '#browser/offline/kept'

/** A page that can be opened without a connection. */
export interface KeptPage {
  path: string
  title: string
}

/** The pages that this browser keeps, in the order in which they were first opened. */
export async function listKeptPages(): Promise<KeptPage[]> {
  if (!('caches' in window)) return []
  const name = (await window.caches.keys()).find(isLearnerCache)
  if (name === undefined) return []
  const cache = await window.caches.open(name)
  const requests = (await cache.keys()).filter(({ url }) => isKeptPage(new URL(url).pathname))
  return Promise.all(
    requests.map(async (request) => ({
      path: new URL(request.url).pathname,
      title: plain((await cache.match(request))?.headers.get('x-kept-title') ?? ''),
    })),
  )
}

/** The text of the title of a page, without the name of the app. */
function plain(encoded: string): string {
  const html = decodeURIComponent(encoded).replace(/ · [^·]*$/, '')
  return new DOMParser().parseFromString(html, 'text/html').body.textContent
}

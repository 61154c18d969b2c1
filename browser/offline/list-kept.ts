import { isLearnerCache } from '#browser/offline/cache-names'
import { about, isExpired, isKeptPage } from '#browser/offline/kept'

/** A page that can be opened without a connection. */
export interface KeptPage {
  path: string
  title: string
}

/** The pages that this browser keeps and may still show. */
export async function listKeptPages(): Promise<KeptPage[]> {
  if (!('caches' in window)) return []
  const name = (await window.caches.keys()).find(isLearnerCache)
  if (name === undefined) return []
  const cache = await window.caches.open(name)
  const requests = (await cache.keys()).filter(({ url }) => isKeptPage(new URL(url).pathname))
  const pages = await Promise.all(
    requests.map(async (request) => {
      const headers = (await cache.match(request))?.headers
      const atMillis = Number(headers?.get(about.at) ?? 0)
      if (isExpired({ atMillis }, Date.now())) return []
      return [{ path: new URL(request.url).pathname, title: plain(headers?.get(about.title) ?? '') }]
    }),
  )
  return pages.flat()
}

/** The text of the title of a page, without the name of the app. */
function plain(encoded: string): string {
  const html = decodeURIComponent(encoded).replace(/ · [^·]*$/, '')
  return new DOMParser().parseFromString(html, 'text/html').body.textContent
}

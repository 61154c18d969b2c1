// What the service worker writes into the first tag of a page that it has kept.

/** When the page was fetched, by this device's clock; null if it comes from the server. */
export function keptAtMillis(): number | null {
  const { keptAt } = document.documentElement.dataset
  return keptAt === undefined ? null : Number(keptAt)
}

/** Cards that the server has confirmed an answer to since the page was fetched. */
export const answeredSinceKept = (): string[] =>
  (document.documentElement.dataset['answered'] ?? '').split(' ').filter(Boolean).map(decodeURIComponent)

/** To be called when the page shows something else, which comes from the server. */
export function showsServersPage(): void {
  delete document.documentElement.dataset['keptAt']
  delete document.documentElement.dataset['answered']
}

/** The page that the offline page stands for, from its address: a path of this app. */
export function wantedPath(): string {
  const to = new URLSearchParams(window.location.search).get('to') ?? '/'
  const wanted = new URL(to, window.location.origin)
  return wanted.origin === window.location.origin ? wanted.pathname + wanted.search : '/'
}

/** Goes to the wanted page when the connection is back. Returns a function that stops waiting. */
export function returnWhenReachable(): () => void {
  const look = () => {
    fetch('/api/health/live').then(
      ({ ok }) => {
        if (ok) window.location.replace(wantedPath())
      },
      // Still not there.
      () => undefined,
    )
  }
  look()
  window.addEventListener('online', look)
  return () => window.removeEventListener('online', look)
}

/** The page that the offline page stands for, from its address: a path of this app. */
export function wantedPath(): string {
  const to = new URLSearchParams(window.location.search).get('to') ?? '/'
  const wanted = URL.parse(to, window.location.origin)
  return wanted?.origin === window.location.origin ? wanted.pathname + wanted.search : '/'
}

/** How often to look whether the server is back: of a network the browser says so, of a server nobody does. */
const everyMillis = 15_000

/** Goes to the wanted page when the server answers. Returns a function that stops waiting. */
export function returnWhenReachable(): () => void {
  const look = () => {
    if (document.hidden) return
    fetch('/api/health/live').then(
      ({ ok }) => {
        if (ok) window.location.replace(wantedPath())
      },
      // Still not there.
      () => undefined,
    )
  }
  look()
  const timer = setInterval(look, everyMillis)
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', look)
    document.removeEventListener('visibilitychange', look)
  }
}

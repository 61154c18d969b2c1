import { askWorker } from '#browser/offline/worker-messages'

/** The build that this page belongs to. */
const ownBuild = () => document.documentElement.dataset['build']

const hourMillis = 3_600_000

/** Whether this browser can keep pages: only over https, or from the same machine. While developing, nothing is kept. */
export const canKeepPages = (): boolean => 'serviceWorker' in navigator && ownBuild() !== 'development'

/**
 * Registers the service worker, keeps the page that is open, and says when a new version is ready that this page is not
 * of.
 *
 * @param onUpdate called with a function that takes the new version into use and loads the page afresh
 * @returns a function that ends it
 */
export function startKeeping(onUpdate: (update: () => void) => void): () => void {
  let isOn = true
  let lookedAtMillis = Date.now()
  let registration: ServiceWorkerRegistration | null = null

  const offer = async () => {
    const worker = registration?.waiting
    if (!worker) return
    const build = await askWorker(worker, { kind: 'build' })
    if (!isOn || build === null || build === ownBuild()) return
    onUpdate(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload())
      worker.postMessage({ kind: 'activate' })
    })
  }
  const onVisibilityChange = () => {
    if (document.hidden) return registration?.active?.postMessage({ kind: 'left' })
    if (Date.now() - lookedAtMillis < hourMillis) return
    lookedAtMillis = Date.now()
    registration?.update().catch(() => undefined)
  }
  const start = async () => {
    registration = await navigator.serviceWorker.register(new URL('./worker.ts', import.meta.url), {
      scope: '/',
      updateViaCache: 'none',
    })
    const found = registration
    found.addEventListener('updatefound', () => {
      const { installing } = found
      installing?.addEventListener('statechange', () => void offer())
    })
    await offer()
  }
  document.addEventListener('visibilitychange', onVisibilityChange)
  // Where the browser refuses, the app works as without it.
  void start().catch(() => undefined)
  return () => {
    isOn = false
    document.removeEventListener('visibilitychange', onVisibilityChange)
  }
}

/** Keeps an open page, once the worker is there. */
export async function keepOpened(path: string): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ kind: 'opened', path })
}

// What a service worker has that a page has not. TypeScript's own types of it exclude those of a page.

export interface LifetimeEvent extends Event {
  /** Keeps the worker alive until the work is done. */
  waitUntil: (work: Promise<unknown>) => void
}

export interface FetchEvent extends LifetimeEvent {
  request: Request
  /** The response to a navigation that the browser asked for while it started the worker; undefined for anything else. */
  preloadResponse: Promise<Response | undefined>
  respondWith: (response: Promise<Response>) => void
}

export interface WorkerMessageEvent extends LifetimeEvent {
  data: unknown
  ports: readonly MessagePort[]
}

export interface NotificationClickEvent extends LifetimeEvent {
  notification: Notification
}

interface WorkerEvents {
  install: LifetimeEvent
  activate: LifetimeEvent
  fetch: FetchEvent
  message: WorkerMessageEvent
  notificationclick: NotificationClickEvent
}

/** A page of the app that is open. */
export interface OpenPage {
  focus: () => Promise<unknown>
}

/** A build of the app. */
export interface BuiltApp {
  id: string
  /** Paths of its scripts, styles, fonts and pictures. */
  files: readonly string[]
}

/** The global scope of a service worker. */
export interface WorkerScope {
  /** The build that the worker belongs to, which `scripts/build-app.ts` writes into it. */
  builtApp: BuiltApp
  caches: CacheStorage
  location: Location
  registration: ServiceWorkerRegistration
  clients: {
    claim: () => Promise<void>
    matchAll: (options: { type: 'window' }) => Promise<readonly OpenPage[]>
    openWindow: (path: string) => Promise<unknown>
  }
  skipWaiting: () => Promise<void>
  addEventListener: <Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ) => void
}

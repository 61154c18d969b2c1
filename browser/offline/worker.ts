// The service worker: see docs/decisions/0044-offline.md. It answers where the server cannot, and adds nothing elsewhere.
import {
  deleteOldAssets,
  findAsset,
  keepAssets,
  keepPython,
  offlinePage,
  offlinePageOf,
} from '#browser/offline/build-assets'
import { KeptForLearner } from '#browser/offline/kept-for-learner'
import type { WorkerMessage } from '#browser/offline/worker-messages'
import type { FetchEvent, WorkerScope } from '#browser/offline/worker-scope'

const scope = self as unknown as WorkerScope
const { caches, builtApp } = scope
const kept = new KeptForLearner(caches, () => Date.now())

/** How long the server may take before a kept page is shown in its place. */
const patienceMillis = 10_000
/** What a proxy says whose server does not answer. */
const gatewayErrors = [502, 503, 504]

scope.addEventListener('install', (event) => event.waitUntil(keepAssets(caches, builtApp)))

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      deleteOldAssets(caches, builtApp.id),
      scope.registration.navigationPreload.enable(),
      scope.clients.claim(),
    ]),
  )
})

scope.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage
  const [port] = event.ports
  switch (message.kind) {
    case 'opened':
      return event.waitUntil(ifReachable(kept.keepAll(message.path, builtApp.id)))
    case 'left':
      return event.waitUntil(ifReachable(kept.keepAll('/', builtApp.id)))
    case 'answered':
      return event.waitUntil(kept.addAnswered(message.learnerId, message.cardId))
    case 'forget':
      return event.waitUntil(kept.forgetAllBut('').then(() => port?.postMessage('forgotten')))
    case 'build':
      return port?.postMessage(builtApp.id)
    case 'activate':
      return event.waitUntil(scope.skipWaiting())
  }
})

scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(showApp())
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (request.mode === 'navigate') event.respondWith(answerPage(event))
  else if (pathname.startsWith('/_next/static/')) event.respondWith(answerAsset(request))
  else if (pathname.startsWith('/sandbox/')) event.respondWith(answerPython(event, pathname))
  else if (/^\/(?:api\/runs|content)\//.test(pathname)) event.respondWith(answerFile(event))
})

/** Brings a page that is open to the front; opens the start page if there is none. */
async function showApp(): Promise<void> {
  const [open] = await scope.clients.matchAll({ type: 'window' })
  await (open === undefined ? scope.clients.openWindow('/') : open.focus())
}

/** Without a connection what is kept stays as it is. */
const ifReachable = (work: Promise<unknown>) => work.catch(() => undefined)

async function answerPage(event: FetchEvent): Promise<Response> {
  const url = new URL(event.request.url)
  const network = fromServer(event)
  // Whom a page is for is also noted if it comes too late to be shown.
  event.waitUntil(ifReachable(network))
  try {
    return await Promise.race([network, afterPatience(url).then((page) => page ?? network)])
  } catch {
    return (await kept.page(url)) ?? (await withoutPage(url))
  }
}

/**
 * A response that is the server's own.
 *
 * @throws Error if a proxy says that the server does not answer
 */
function reached(response: Response): Response {
  if (gatewayErrors.includes(response.status)) throw new Error('The server cannot be reached.')
  return response
}

/**
 * A page from the server, of which is noted whom it is for.
 *
 * @throws Error if the server cannot be reached
 */
async function fromServer(event: FetchEvent): Promise<Response> {
  const response = reached((await event.preloadResponse) ?? (await fetch(event.request)))
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
  if (response.ok && isPage)
    event.waitUntil(
      ifReachable(
        response
          .clone()
          .text()
          .then((html) => kept.note(html)),
      ),
    )
  return response
}

async function afterPatience(url: URL): Promise<Response | null> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, patienceMillis)
  await promise
  return kept.page(url)
}

/** The offline page, at its own address: its scripts would not know another. */
async function withoutPage({ pathname, search }: URL): Promise<Response> {
  if (pathname === offlinePage) return (await offlinePageOf(caches, builtApp.id)) ?? Response.error()
  return Response.redirect(`${offlinePage}?to=${encodeURIComponent(pathname + search)}`)
}

const answerAsset = async (request: Request): Promise<Response> =>
  (await findAsset(caches, new URL(request.url).pathname)) ?? fetch(request)

async function answerPython(event: FetchEvent, path: string): Promise<Response> {
  const known = await findAsset(caches, path)
  if (known !== undefined) return known
  const response = await fetch(event.request)
  if (response.ok) event.waitUntil(keepPython(caches, path, response.clone()))
  return response
}

/** A run or an image: the server decides who gets it, if it can be reached. */
async function answerFile({ request }: FetchEvent): Promise<Response> {
  try {
    return reached(await fetch(request))
  } catch (error) {
    const found = await kept.file(new URL(request.url).pathname)
    if (found === undefined) throw error
    return found
  }
}

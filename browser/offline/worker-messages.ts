/** What pages tell the service worker. Only pages of this app can. */
export type WorkerMessage =
  /** A page is open: keep it, and what else can be kept. */
  | { kind: 'opened'; path: string }
  /** The learner looks at something else: bring what is kept up to date, for this may be the end. */
  | { kind: 'left' }
  /** The server has confirmed a step of a card, so what is kept must not ask it again. */
  | { kind: 'answered'; learnerId: string; cardId: string }
  /** Nobody is signed in any more. Answered through the port when everything of the learner is gone. */
  | { kind: 'forget' }
  /** Which build does this worker belong to? Answered through the port. */
  | { kind: 'build' }
  /** Take over from an older worker now. */
  | { kind: 'activate' }

/** Tag of the notification that cards are due: a new one takes the place of the old one. */
export const dueNotificationTag = 'due'

/** Tells the worker that controls this page, if there is one. */
export function tellWorker(message: WorkerMessage): void {
  if ('serviceWorker' in navigator) navigator.serviceWorker.controller?.postMessage(message)
}

/** Asks a worker, and waits for its answer at most two seconds; null if there was none. */
export async function askWorker(
  worker: ServiceWorker,
  message: Extract<WorkerMessage, { kind: 'build' | 'forget' }>,
): Promise<unknown> {
  const { port1, port2 } = new MessageChannel()
  const { promise, resolve } = Promise.withResolvers<unknown>()
  port1.onmessage = ({ data }) => resolve(data)
  setTimeout(() => resolve(null), 2_000)
  worker.postMessage(message, [port2])
  return promise
}

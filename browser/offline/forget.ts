import { isLearnerCache } from '#browser/offline/cache-names'
import { askWorker } from '#browser/offline/worker-messages'

/** Deletes all pages that this browser keeps of a learner, for nobody is signed in any more. */
export async function forgetKeptPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  // A browser that refuses to store anything has nothing to delete.
  await deletePages().catch(() => undefined)
}

async function deletePages(): Promise<void> {
  // First the worker, which may just be fetching a page to keep.
  const worker = (await navigator.serviceWorker.getRegistration())?.active
  if (worker) await askWorker(worker, { kind: 'forget' })
  const names = await window.caches.keys()
  await Promise.all(names.filter(isLearnerCache).map((name) => window.caches.delete(name)))
}

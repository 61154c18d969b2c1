import { dueNotificationTag } from '#browser/offline/worker-messages'

/** Kept in this browser: whether notifications are wanted, and the date of the last one. */
const wantedKey = 'retrace-notifications'
const lastKey = 'retrace-last-notification'
const everyMillis = 10 * 60_000

/** `off` until the learner turns them on, and then as the browser allows. */
export type NotificationState = 'unsupported' | 'blocked' | 'off' | 'on'

/** Whether this browser shows notifications. */
export function notificationState(): NotificationState {
  if (typeof Notification === 'undefined') return 'unsupported'
  if (Notification.permission === 'denied') return 'blocked'
  const isWanted = localStorage.getItem(wantedKey) !== null
  return isWanted && Notification.permission === 'granted' ? 'on' : 'off'
}

const changed = new EventTarget()

/** Calls back whenever the state has changed on this page. Returns what ends that. */
export function onNotificationState(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

/** Asks for permission; only to be called on a click. */
export async function turnNotificationsOn(): Promise<void> {
  if ((await Notification.requestPermission()) === 'granted') localStorage.setItem(wantedKey, 'yes')
  changed.dispatchEvent(new Event('change'))
}

export function turnNotificationsOff(): void {
  localStorage.removeItem(wantedKey)
  changed.dispatchEvent(new Event('change'))
}

/**
 * Shows a notification as soon as cards are due while nobody looks at the page, once a day in this browser.
 *
 * @param say the title, by the number of cards
 * @returns what ends it
 */
export function watchForDueCards(say: (cards: number) => string): () => void {
  const look = async () => {
    const today = new Date().toDateString()
    if (!document.hidden || notificationState() !== 'on' || localStorage.getItem(lastKey) === today) return
    const reply = await fetch('/api/reminders/due')
    if (!reply.ok) return
    // Schemas are loaded only where they are needed: this script is part of every page.
    const { dueCardsIn } = await import('#browser/reminders/due-reply')
    const cards = dueCardsIn(await reply.text())
    // Another tab may have been first.
    if (cards === 0 || localStorage.getItem(lastKey) === today) return
    localStorage.setItem(lastKey, today)
    await show(say(cards))
  }
  // Without a connection, the next time will do.
  const tryToLook = () => void look().catch(() => undefined)
  const timer = setInterval(tryToLook, everyMillis)
  document.addEventListener('visibilitychange', tryToLook)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tryToLook)
  }
}

/** Shows a notification that leads back to the app. Chrome on Android allows only the service worker to show one. */
async function show(title: string): Promise<void> {
  const registration =
    'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined
  if (registration?.active) return registration.showNotification(title, { tag: dueNotificationTag })
  const shown = new Notification(title, { tag: dueNotificationTag })
  shown.addEventListener('click', () => {
    window.focus()
    shown.close()
  })
}

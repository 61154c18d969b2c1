import { browserStorage, OutboxStore } from '#browser/study/outbox-store'

// The outbox, next-auth and the answers of visitors are loaded on demand, because the sign-out button is part of every page.

/** How many answers of a learner wait in this browser to be sent. */
export const unsentAnswers = (learnerId: string): number =>
  new OutboxStore(learnerId, browserStorage()).all().length

/** Sends what an earlier page left in the outbox, and waits for it at most so long. */
export async function flushOutbox(learnerId: string, maxMillis: number): Promise<void> {
  const { outboxOf } = await import('#browser/study/outbox')
  const outbox = outboxOf(learnerId)
  const { promise, resolve } = Promise.withResolvers<void>()
  const unsubscribe = outbox.onStatus(() => {
    if (outbox.status.unsent === 0) resolve()
  })
  outbox.wake()
  await Promise.race([promise, new Promise((done) => setTimeout(done, maxMillis))])
  unsubscribe()
}

/**
 * Ends the session, deletes the unsent answers and those to questions for visitors, and loads the start page afresh, so
 * that nothing of the learner stays in the page.
 *
 * @throws Error if the server cannot be reached; then the learner is still signed in
 */
export async function signOutAndReload(learnerId: string): Promise<void> {
  const { signOut } = await import('next-auth/react')
  await signOut({ redirect: false })
  await forgetLearnerAndReload(learnerId)
}

/** Deletes what this browser keeps of a learner whose session has ended, and loads the start page afresh. */
export async function forgetLearnerAndReload(learnerId: string): Promise<void> {
  const [{ clearTriedAnswers }, { forgetKeptPages }, { turnNotificationsOff }] = await Promise.all([
    import('#browser/try/tried-answers'),
    import('#browser/offline/forget'),
    import('#browser/reminders/due-notification'),
  ])
  turnNotificationsOff()
  new OutboxStore(learnerId, browserStorage()).clear()
  clearTriedAnswers()
  await forgetKeptPages()
  window.location.assign('/')
}

// Does what it is told with the database of DATABASE_URL, as one of several processes of the app.
import { changeLearningSettings } from '#server/account/learning-settings'
import { accountOf, endSession } from '#server/account/open-sessions'
import { importArchive } from '#server/archive/import-archive'
import { database } from '#server/database/database'
import { spend } from '#server/rate-limit'
import { answerRecord } from '#server/study/answer-record'
import { recordReview } from '#server/study/record-review'
import { spendRequest } from '#server/study/request-budget'

const now = () => new Date()

const calls = {
  /** All name the showing of the new card, so that all but the first are kept as practice. */
  async rate({ userId, cardId, key }: { userId: string; cardId: string; key: string }) {
    const times = { atMillis: Date.now(), durationMillis: 1_000 }
    const input = {
      key,
      cardId,
      itemId: `item of ${cardId}`,
      answer: null,
      rating: 3 as const,
      follows: null,
      ...times,
    }
    return (await recordReview(userId, input, now())).kind
  },
  /** How many requests of a learner, one after the other, are let through. */
  async spendRequests({ userId, requests }: { userId: string; requests: number }) {
    let passed = 0
    for (let n = 0; n < requests; n++) if (await spendRequest(userId, now())) passed += 1
    return passed
  },
  saveSettings: ({ userId, form }: { userId: string; form: unknown }) =>
    changeLearningSettings(userId, form, now()),
  /**
   * Says when all is ready to be moved.
   *
   * @param base64 the archive
   */
  async importArchive({ userId, base64, consent }: { userId: string; base64: string; consent: string }) {
    const bytes = Buffer.from(base64, 'base64')
    const onProgress = (share: number) => {
      if (share >= 0.9) process.send?.({ event: 'ready-to-move' })
    }
    return (await importArchive(userId, bytes, consent, onProgress)).kind
  },
  async spend({ key, hits }: { key: string; hits: number }) {
    const budget = { key, hits, windowMillis: 900_000 }
    return (await database.write((db) => spend(db, [budget], now()))).full === null
  },
  async isSignedIn({ sessionId }: { sessionId: string }) {
    return (await accountOf(sessionId, now())) !== null
  },
  signOut: endSession,
  async answers({ userId }: { userId: string }) {
    const record = await database.read((db) => answerRecord(db, userId))
    return record.cards().reduce((sum, { logged }) => sum + logged.length, 0)
  },
}

export type Calls = typeof calls

process.on('message', ({ id, name, input }: { id: number; name: keyof Calls; input: never }) => {
  calls[name](input).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  )
})
process.send?.('ready')

import { offlinePageOf } from '#browser/offline/build-assets'
import { isLearnerCache, learnerCache } from '#browser/offline/cache-names'
import {
  about,
  audienceOf,
  filesOf,
  fixedPages,
  isExpired,
  isKeptPage,
  keyOf,
  surplusOf,
  titleOf,
  withAttribute,
  type Kept,
} from '#browser/offline/kept'

/** Asks the server for a page to keep: opening it is not the learner's doing, and more cards come with it. */
const copyHeaders = { 'x-offline-copy': '1' }
const answeredKey = '/retrace/answered'
const freshMillis = 600_000
/** Files are fetched again after this long, so that they do not expire before the lesson that needs them. */
const freshFileMillis = 86_400_000
const maxAnswered = 500

/** A step of a card that the server has confirmed since the cards were fetched. */
interface Answered {
  cardId: string
  /** By this device's clock. */
  atMillis: number
}

interface Entry extends Kept {
  /** The build that a page needs; empty for a file. */
  build: string
  /** The build of the worker that has kept a page; empty for a file. */
  worker: string
}

interface ToKeep {
  key: string
  /** Where it comes from. */
  from: Response
  body: string | ArrayBuffer
  /** What it says of itself besides. */
  more: Record<string, string>
}

/**
 * The pages of the learner who is signed in on this browser. Every page from the server says whom it is for, and what is
 * kept for anybody else is deleted: after signing out, when a session was ended elsewhere, when somebody else signs in.
 */
export class KeptForLearner {
  readonly #caches: CacheStorage
  readonly #now: () => number
  /** Whom the latest page was for; null until one came. */
  #latest: string | null = null
  /** Changes with whoever is signed in, so that nothing arrives for somebody who has left. */
  #generation = 0
  #keeping: Promise<unknown> = Promise.resolve()
  #writing: Promise<unknown> = Promise.resolve()

  constructor(caches: CacheStorage, now: () => number) {
    this.#caches = caches
    this.#now = now
  }

  /** Takes notice of whom a page from the server is for. */
  async note(html: string): Promise<void> {
    const audience = audienceOf(html)
    if (audience !== null) await this.forgetAllBut(audience.learnerId)
  }

  /** Deletes what is kept for others than this learner; `''` for everybody. */
  async forgetAllBut(learnerId: string): Promise<void> {
    if (learnerId === '' || learnerId !== this.#latest) this.#generation += 1
    this.#latest = learnerId
    await this.#alone(async () => {
      for (const name of await this.#caches.keys()) {
        if (isLearnerCache(name) && name !== learnerCache(learnerId)) await this.#caches.delete(name)
      }
    })
  }

  /**
   * Keeps an open page, the fixed ones, and those that an earlier worker has kept, unless they are fresh.
   *
   * @param worker the build of the worker. While a newer one waits, pages may be of that one's build.
   */
  keepAll(opened: string, worker: string): Promise<void> {
    // One after the other, so that the later finds fresh what the earlier has kept.
    const done = this.#keeping.then(() => this.#keepStale(opened, worker))
    this.#keeping = done.catch(() => undefined)
    return done
  }

  async #keepStale(opened: string, worker: string): Promise<void> {
    const kept = await this.#all()
    const old = kept.filter((one) => isKeptPage(one.key) && one.worker !== worker).map(({ key }) => key)
    // The sign-in page is not kept, but says that nobody is signed in.
    const pages = isKeptPage(opened) || opened === '/sign-in' ? [opened] : []
    const hasAnswered = (await this.#answered()).length > 0
    try {
      for (const path of new Set([...pages, ...fixedPages, ...old])) {
        const known = kept.find(({ key }) => key === path)
        const isFresh =
          known !== undefined && known.worker === worker && this.#now() - known.atMillis < freshMillis
        if (!isFresh || (hasAnswered && (path === '/' || path === '/study'))) await this.#keep(path, worker)
      }
    } finally {
      // Also where the browser has refused to store more.
      await this.#tidy()
    }
  }

  /** Remembers that a card was answered, until the cards are fetched anew. */
  async addAnswered(learnerId: string, cardId: string): Promise<void> {
    await this.#alone(async () => {
      if (!(await this.#caches.has(learnerCache(learnerId)))) return
      const answered = [...(await this.#answered()), { cardId, atMillis: this.#now() }].slice(-maxAnswered)
      await this.#putAnswered(learnerId, answered)
    })
  }

  /** The kept page of an address; null if there is none that can be shown. */
  async page(url: URL): Promise<Response | null> {
    const key = keyOf(url)
    const found = key === null ? undefined : await (await this.#cache())?.match(key)
    if (key === null || found === undefined) return null
    const { atMillis, build } = aboutOf(key, found)
    if (isExpired({ atMillis }, this.#now()) || !(await this.#hasBuild(build))) return null
    const html = withAttribute(await found.text(), 'data-kept-at', String(atMillis))
    const cards = (await this.#answered()).map(({ cardId }) => encodeURIComponent(cardId)).join(' ')
    return new Response(key === '/study' ? withAttribute(html, 'data-answered', cards) : html, {
      headers: found.headers,
    })
  }

  /** A run or an image of a kept lesson; undefined if there is none. */
  async file(path: string): Promise<Response | undefined> {
    return (await this.#cache())?.match(path)
  }

  async #keep(path: string, worker: string): Promise<void> {
    const before = this.#generation
    const startedAt = this.#now()
    const response = await fetch(path, { headers: copyHeaders })
    const html = await response.text()
    const audience = audienceOf(html)
    if (audience === null || before !== this.#generation) return
    if (response.status === 404) await this.#drop(path)
    if (!response.ok) return
    const { learnerId, build } = audience
    const forgotten = this.forgetAllBut(learnerId)
    const generation = this.#generation
    await forgotten
    if (learnerId === '' || response.redirected || !(await this.#hasBuild(build))) return
    const put = (key: string, from: Response, body: string | ArrayBuffer, more: Record<string, string>) =>
      this.#put(generation, learnerId, { key, from, body, more })
    const title = encodeURIComponent(titleOf(html))
    await put(path, response, html, { [about.build]: build, [about.title]: title, [about.worker]: worker })
    if (path === '/study') {
      await this.#alone(async () => {
        const since = (await this.#answered()).filter(({ atMillis }) => atMillis >= startedAt)
        if (await this.#caches.has(learnerCache(learnerId))) await this.#putAnswered(learnerId, since)
      })
    }
    for (const file of filesOf(html)) {
      const known = await this.file(file)
      if (known !== undefined && this.#now() - aboutOf(file, known).atMillis < freshFileMillis) continue
      const found = await fetch(file)
      if (found.ok) await put(file, found, await found.arrayBuffer(), {})
    }
  }

  /** Keeps something for a learner, unless somebody has signed out or in since that generation. */
  async #put(generation: number, learnerId: string, { key, from, body, more }: ToKeep): Promise<void> {
    const bytes = new Blob([body]).size
    const headers = new Headers(from.headers)
    // The body is no longer as it was sent.
    for (const name of ['content-encoding', 'content-length']) headers.delete(name)
    const said = { [about.at]: String(this.#now()), [about.bytes]: String(bytes), ...more }
    for (const [name, value] of Object.entries(said)) headers.set(name, value)
    await this.#alone(async () => {
      if (generation !== this.#generation) return
      const cache = await this.#caches.open(learnerCache(learnerId))
      await cache.put(key, new Response(body, { headers }))
    })
  }

  /** Deletes a page that the server no longer has. */
  async #drop(path: string): Promise<void> {
    await this.#alone(async () => {
      await (await this.#cache())?.delete(path)
    })
  }

  async #tidy(): Promise<void> {
    await this.#alone(async () => {
      const cache = await this.#cache()
      for (const key of surplusOf(await this.#all(), this.#now())) await cache?.delete(key)
    })
  }

  /** Whether the files of a build are kept: its pages are of no use without. */
  async #hasBuild(build: string): Promise<boolean> {
    return (await offlinePageOf(this.#caches, build)) !== undefined
  }

  async #cache(): Promise<Cache | null> {
    const name = (await this.#caches.keys()).find(isLearnerCache)
    return name === undefined ? null : this.#caches.open(name)
  }

  async #all(): Promise<Entry[]> {
    const cache = await this.#cache()
    const keys = (await cache?.keys()) ?? []
    const entries = await Promise.all(
      keys.map(async (request) => {
        const response = await cache?.match(request)
        return response === undefined ? [] : [aboutOf(new URL(request.url).pathname, response)]
      }),
    )
    return entries.flat().filter(({ key }) => key !== answeredKey)
  }

  async #answered(): Promise<Answered[]> {
    const found = await (await this.#cache())?.match(answeredKey)
    return found === undefined ? [] : ((await found.json()) as Answered[])
  }

  async #putAnswered(learnerId: string, answered: readonly Answered[]): Promise<void> {
    const cache = await this.#caches.open(learnerCache(learnerId))
    await cache.put(answeredKey, Response.json(answered))
  }

  /** Runs work that changes caches after all that was begun before it. */
  #alone(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work)
    this.#writing = done.catch(() => undefined)
    return done
  }
}

function aboutOf(key: string, { headers }: Response): Entry {
  const number = (name: string) => Number(headers.get(name) ?? 0)
  return {
    key,
    bytes: number(about.bytes),
    atMillis: number(about.at),
    build: headers.get(about.build) ?? '',
    worker: headers.get(about.worker) ?? '',
  }
}

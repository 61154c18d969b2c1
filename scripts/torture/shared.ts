import type { Login } from './clients.ts'

/** Failed attempts from one network that a stranger has at an account, see `sign-in-limits.ts`. */
const failedSignIns = 10
/** Answers that a learner may send at once, see `request-budget.ts`. */
const answersAtOnce = 2_000

/**
 * Looks whether what several processes have to share holds across them: sessions that have ended, failed sign-ins, and the
 * limit of answers.
 *
 * @param urls of the processes
 * @param learner somebody who is signed in
 * @param countsAnswers whether to use up the limit of answers, which takes thousands of requests
 * @returns what does not hold, a sentence each
 */
export async function whatIsNotShared(
  urls: readonly string[],
  learner: Login,
  countsAnswers: boolean,
): Promise<string[]> {
  const faults = countsAnswers ? await faultsOfAnswers(urls, learner) : []
  const inTurn = (n: number) => urls[n % urls.length] ?? ''
  for (let n = 0; n < failedSignIns; n++) {
    const outcome = await signIn(inTurn(n), learner)
    if (!outcome.includes('CredentialsSignin')) faults.push(`Failed sign-in ${n + 1} ended at ${outcome}.`)
  }
  for (const url of urls) {
    const outcome = await signIn(url, learner)
    if (!outcome.includes('too-many-attempts')) faults.push(`One sign-in too many ended at ${outcome}.`)
    if (!(await isSignedIn(url, learner))) faults.push('A session does not hold in all processes.')
  }
  await signOut(inTurn(0), learner)
  for (const url of urls) {
    if (await isSignedIn(url, learner))
      faults.push('A session that was ended in one process holds in another.')
  }
  return faults
}

async function faultsOfAnswers(urls: readonly string[], learner: Login): Promise<string[]> {
  const { count, seconds } = await answersLetThrough(urls, learner)
  const isRight = count >= answersAtOnce && count <= answersAtOnce + seconds
  return isRight ? [] : [`${count} answers of one learner were taken within ${seconds} s.`]
}

/** How many requests of a learner are taken, who sends a third more than they may to all processes at once. */
async function answersLetThrough(
  urls: readonly string[],
  { url: origin, cookie }: Login,
): Promise<{ count: number; seconds: number }> {
  const startedAt = performance.now()
  const each = Math.ceil((answersAtOnce * 4) / 3 / urls.length)
  let count = 0
  const send = async (url: string) => {
    for (let n = 0; n < each; n++) {
      const response = await fetch(`${url}/api/reviews`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        // It counts before it is read, and nothing is stored of it.
        body: '{}',
      })
      await response.arrayBuffer()
      if (response.status === 400) count += 1
      else if (response.status !== 429) throw new Error(`${response.url} answered ${response.status}.`)
    }
  }
  await Promise.all(urls.map(send))
  return { count, seconds: Math.ceil((performance.now() - startedAt) / 1_000) }
}

async function tokenOf(url: string, cookie: string): Promise<{ csrfToken: string; cookie: string }> {
  const response = await fetch(`${url}/api/auth/csrf`, { headers: { cookie } })
  const { csrfToken } = (await response.json()) as { csrfToken: string }
  const own = response.headers.getSetCookie().map((each) => each.split(';')[0])
  return { csrfToken, cookie: [cookie, ...own].filter((each) => each !== '').join('; ') }
}

/** Tries a wrong password; returns the address that the browser is sent to. */
async function signIn(url: string, { url: origin, userId }: Login): Promise<string> {
  const { csrfToken, cookie } = await tokenOf(url, '')
  const form = { email: `${userId}@example.org`, password: 'a wrong password', csrfToken, json: 'true' }
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie, origin },
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  return ((await response.json()) as { url: string }).url
}

async function signOut(url: string, learner: Login): Promise<void> {
  const { csrfToken, cookie } = await tokenOf(url, learner.cookie)
  const response = await fetch(`${url}/api/auth/signout`, {
    method: 'POST',
    headers: { cookie, origin: learner.url },
    body: new URLSearchParams({ csrfToken, json: 'true' }),
    redirect: 'manual',
  })
  await response.arrayBuffer()
}

/** Whether a page for learners is shown. */
async function isSignedIn(url: string, { cookie }: Login): Promise<boolean> {
  const response = await fetch(`${url}/study`, { headers: { cookie }, redirect: 'manual' })
  await response.arrayBuffer()
  return response.status === 200
}

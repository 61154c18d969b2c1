import { signIn } from 'next-auth/react'

export interface Credentials {
  email: string
  password: string
}

/** Why the server let nobody in, as `server/account/auth-options.ts` names it. */
const refusals = ['too-many-attempts', 'busy', 'unexpected'] as const
type Refusal = (typeof refusals)[number]

/**
 * Signs in and loads the start page afresh, so that nothing of an earlier learner stays in the page.
 *
 * @throws Error if the server cannot be reached
 */
export async function signInAndReload({
  email,
  password,
}: Credentials): Promise<'signed-in' | 'wrong-credentials' | Refusal> {
  const result = await signIn('credentials', { email, password, redirect: false })
  if (result?.ok === true && result.error === null) {
    window.location.assign('/')
    return 'signed-in'
  }
  return refusals.find((refusal) => refusal === result?.error) ?? 'wrong-credentials'
}

/**
 * Leaves for a provider, which sends whoever signs in there back to a page of ours.
 *
 * @throws Error if the server cannot be reached
 */
export async function leaveForProvider(id: string, callbackUrl: '/' | '/account'): Promise<void> {
  await signIn(id, { callbackUrl })
}

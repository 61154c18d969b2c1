import { signIn } from 'next-auth/react'

export interface Credentials {
  email: string
  password: string
}

/**
 * Signs in and loads the start page afresh, so that nothing of an earlier learner stays in the page.
 *
 * @throws Error if the server cannot be reached
 */
export async function signInAndReload({
  email,
  password,
}: Credentials): Promise<'signed-in' | 'wrong-credentials' | 'too-many-attempts'> {
  const result = await signIn('credentials', { email, password, redirect: false })
  if (result?.ok === true && result.error === null) {
    window.location.assign('/')
    return 'signed-in'
  }
  return result?.error === 'too-many-attempts' ? 'too-many-attempts' : 'wrong-credentials'
}

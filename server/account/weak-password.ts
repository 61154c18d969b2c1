import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** The estimate takes up to half a second for 200 characters, and longer passwords are not the weak ones. */
const maxJudged = 32

let estimator: Promise<ZxcvbnFactory> | undefined

/** Loaded with the first password that somebody chooses: its 50 000 words take 160 ms and a few MB. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}

/**
 * Why a password must not be chosen, or null if it may: whoever knows the most common passwords and the person's address
 * would find it within a million guesses by zxcvbn's estimate (score 0 or 1). NIST SP 800-63B, section 5.1.1.2, asks for
 * such a check instead of rules about kinds of characters.
 *
 * @returns `personal` if it is made of the address or of the name of this app, otherwise `common`
 */
export async function weaknessOf(password: string, email: string): Promise<'common' | 'personal' | null> {
  const words = [email, ...email.split('@'), ...email.split(/[^\p{L}\p{N}]+/u), 'retrace']
  const ownWords = words.filter((word) => word.length >= 3)
  if (ownWords.includes(password.trim().toLowerCase())) return 'personal'
  estimator ??= loadEstimator()
  const { score, sequence } = (await estimator).check(password.slice(0, maxJudged), ownWords)
  if (score >= 2) return null
  return sequence.some(({ dictionaryName }) => dictionaryName === 'userInputs') ? 'personal' : 'common'
}

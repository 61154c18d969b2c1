import { z } from 'zod'
import { discoveryUrl } from '#server/account/providers'
import { fault, good, type Finding } from '#server/doctor/finding'
import type { ProviderSettings } from '#server/settings'

const timeoutMillis = 10_000

/** What we need of how a provider describes itself (OpenID Connect Discovery 1.0, section 3). */
const discoverySchema = z.object({
  issuer: z.string(),
  id_token_signing_alg_values_supported: z.array(z.string()),
})

/** Whether the sites by which learners sign in can be reached, and are those of the settings. */
export function checkProviders(providers: readonly ProviderSettings[]): Promise<Finding[]> {
  // GitHub does not describe itself.
  return Promise.all(providers.filter(({ id }) => id !== 'github').map(checkProvider))
}

async function checkProvider({ name, issuer }: ProviderSettings): Promise<Finding> {
  const url = discoveryUrl(issuer)
  const signal = AbortSignal.timeout(timeoutMillis)
  const found: unknown = await fetch(url, { signal })
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null)
  const { data } = discoverySchema.safeParse(found)
  if (data === undefined) {
    return fault(
      `${name} does not describe itself at ${url}.`,
      'Check the address, and whether this machine can reach it. Until then nobody signs in by it.',
    )
  }
  if (data.issuer !== issuer)
    return fault(`${name} calls itself ${data.issuer}, not ${issuer}.`, `Set OIDC_ISSUER=${data.issuer}.`)
  return data.id_token_signing_alg_values_supported.includes('RS256')
    ? good(`${name} is there.`)
    : fault(
        `${name} does not sign ID tokens with RS256.`,
        'Let it do so for this site; every provider has to support it.',
      )
}

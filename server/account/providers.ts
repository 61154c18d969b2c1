import type { Profile } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { askGitHub, gitHubClaims } from '#server/account/github-claims'
import { settings, type ProviderSettings } from '#server/settings'

/** A provider as pages show it. */
export interface OfferedProvider {
  id: string
  name: string
}

/** By which learners may sign in, besides their password. */
export const offeredProviders = (): OfferedProvider[] =>
  settings().providers.map(({ id, name }) => ({ id, name }))

/** What a provider is called; its host, if it is no longer offered. */
export const providerName = (issuer: string): string =>
  settings().providers.find((provider) => provider.issuer === issuer)?.name ?? new URL(issuer).host

/** What a provider says of somebody, in the claims of OpenID Connect (Core 1.0, section 5.1). */
const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional(),
  // Some send words.
  email_verified: z.union([z.boolean(), z.stringbool()]).default(false),
})

function personOf(given: Profile) {
  const { sub, email, email_verified } = claimsSchema.parse(given)
  return { id: sub, email: email ?? null, isEmailVerified: email_verified }
}

/** How long a provider may take for one answer, in milliseconds. */
const timeout = 10_000

/** The providers that are set, as next-auth has them. */
export const authProviders = (): OAuthConfig<Profile>[] =>
  settings().providers.map((provider) => (provider.id === 'github' ? gitHub(provider) : openId(provider)))

/** Where a provider describes itself (OpenID Connect Discovery 1.0, section 4). */
export const discoveryUrl = (issuer: string): string =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/**
 * A provider of OpenID Connect. The answer is bound to the request by `state`, the ID token by `nonce` and the code by
 * PKCE (RFC 9700, section 2.1).
 */
function openId({ id, name, issuer, clientId, clientSecret }: ProviderSettings): OAuthConfig<Profile> {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: discoveryUrl(issuer),
    authorization: { params: { scope: 'openid email' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    userinfo: {
      async request({ client, tokens }) {
        // The types of next-auth say less than it is.
        const tokenSet = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>
        const { sub, iss } = tokenSet.claims()
        // The document at an address may name any other issuer (OpenID Connect Discovery 1.0, section 4.3).
        if (iss !== issuer) throw new Error('unexpected issuer')
        if (client.issuer.metadata.userinfo_endpoint === undefined) return tokenSet.claims()
        // Refused if it is about somebody else than the ID token.
        return { ...(await client.userinfo(tokenSet)), sub }
      },
    },
    profile: personOf,
    clientId,
    clientSecret,
    httpOptions: { timeout },
  }
}

/** GitHub, which speaks OAuth 2 alone. */
function gitHub({ id, name, issuer, clientId, clientSecret }: ProviderSettings): OAuthConfig<Profile> {
  return {
    id,
    name,
    type: 'oauth',
    issuer,
    authorization: { url: 'https://github.com/login/oauth/authorize', params: { scope: 'user:email' } },
    token: 'https://github.com/login/oauth/access_token',
    checks: ['pkce', 'state'],
    userinfo: {
      request: ({ tokens }) => gitHubClaims(askGitHub(tokens.access_token ?? '', timeout)),
    },
    profile: personOf,
    clientId,
    clientSecret,
    httpOptions: { timeout },
  }
}

import { afterAll, beforeEach, expect, test } from 'vitest'
import { checkProviders } from '#server/doctor/check-providers'
import type { ProviderSettings } from '#server/settings'
import { openSite } from '#tests/support/openid-site'

const site = await openSite()
afterAll(() => site.close())
beforeEach(() => {
  site.serve('http://localhost:3000')
  site.meddle = null
})

const school: ProviderSettings = {
  id: 'oidc',
  name: 'Example School',
  issuer: site.issuer,
  clientId: 'retrace',
  clientSecret: 'x',
}
const found = async (provider = {}) =>
  (await checkProviders([{ ...school, ...provider }])).map(({ kind, text }) => `${kind}: ${text}`)

test('a site that describes itself as it is set is good', async () => {
  expect(await found()).toEqual(['good: Example School is there.'])
})

test('a site under another name is a fault, with what to set', async () => {
  const [finding] = await checkProviders([{ ...school, issuer: `${site.issuer}/` }])
  expect(finding).toMatchObject({ kind: 'fault', advice: `Set OIDC_ISSUER=${site.issuer}.` })
})

test('a site that is not there, or is none, is a fault', async () => {
  const text = `fault: Example School does not describe itself at `
  expect(await found({ issuer: 'http://localhost:1' })).toEqual([expect.stringContaining(text)])
  expect(await found({ issuer: `${site.issuer}/elsewhere` })).toEqual([expect.stringContaining(text)])
})

test('a site that signs in another way only is a fault', async () => {
  site.meddle = async (context, next) => {
    await next()
    Object.assign(context.body as object, { id_token_signing_alg_values_supported: ['ES256'] })
  }
  expect(await found()).toEqual(['fault: Example School does not sign ID tokens with RS256.'])
})

test('GitHub, which does not describe itself, is not asked', async () => {
  expect(await checkProviders([{ ...school, id: 'github' }])).toEqual([])
})

import { expect, test } from 'vitest'
import { hashPassword } from '#server/account/password'
import { database } from '#server/database/database'

process.env['BASE_URL'] = process.env['NEXTAUTH_URL'] = 'https://learn.example.org'
const { authOptions } = await import('#server/account/auth-options')
const { AuthBrowser } = await import('#tests/support/auth-browser')

test('under https every cookie belongs to this host alone', async () => {
  const passwordHash = await hashPassword('a short sentence')
  const ada = { id: 'ada', email: 'ada@example.org', passwordHash, createdAtMillis: 0 }
  await database.write((db) => db.insertInto('User').values(ada).execute())
  const browser = new AuthBrowser()
  expect(await browser.signIn(ada.email, 'a short sentence')).toMatchObject({ status: 200 })
  expect([...browser.cookies.keys()].sort()).toEqual([
    '__Host-next-auth.callback-url',
    '__Host-next-auth.csrf-token',
    '__Host-next-auth.session-token',
    '__Host-retrace.device',
  ])
  expect(authOptions(browser.jar, new Headers(), () => ({ subject: '', text: '' })).cookies).toMatchObject({
    state: { name: '__Host-next-auth.state' },
    nonce: { name: '__Host-next-auth.nonce' },
    pkceCodeVerifier: { name: '__Host-next-auth.pkce.code_verifier' },
  })
  for (const { attributes } of browser.cookies.values()) {
    const flags = attributes.map((attribute) => attribute.replace('=true', ''))
    expect(flags).toEqual(expect.arrayContaining(['httponly', 'secure', 'path=/', 'samesite=lax']))
    expect(attributes.join()).not.toContain('domain')
  }
})

import { expect, test } from 'vitest'
import { gitHubClaims } from '#server/account/github-claims'

const emails = [
  { email: 'old@example.org', primary: false, verified: true, visibility: null },
  { email: 'ada@example.org', primary: true, verified: true, visibility: 'private' },
]
const ask = (answers: Record<string, unknown>) => (path: string) => Promise.resolve(answers[path])

test('of GitHub, the number names somebody, and the first address counts if GitHub has verified it', async () => {
  const user = { id: 583231, login: 'ada', email: 'public@example.org' }
  const claims = await gitHubClaims(ask({ '/user': user, '/user/emails': emails }))
  expect(claims).toEqual({ sub: '583231', email: 'ada@example.org', email_verified: true })
})

test('an address that is not the first is none, however verified', async () => {
  const claims = await gitHubClaims(ask({ '/user': { id: 1 }, '/user/emails': emails.slice(0, 1) }))
  expect(claims).toEqual({ sub: '1' })
})

test.each([
  ['no number', { '/user': { login: 'ada' }, '/user/emails': emails }],
  ['no list of addresses', { '/user': { id: 1 }, '/user/emails': { message: 'Not Found' } }],
])('an answer with %s signs nobody in', async (_, answers) => {
  await expect(gitHubClaims(ask(answers))).rejects.toThrow()
})

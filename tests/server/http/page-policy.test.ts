import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { config, proxy } from '../../../proxy.ts'

const policyOf = (headers: Record<string, string>) =>
  proxy(new NextRequest('http://localhost:3000/study', { headers })).headers.get('content-security-policy')

test.each([{}, { purpose: 'prefetch' }, { 'next-router-prefetch': '1' }])(
  'a page that is asked for with %j has a policy with a nonce of its own',
  (headers: Record<string, string>) => {
    expect(policyOf(headers)).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'/)
    expect(policyOf(headers)).not.toBe(policyOf(headers))
  },
)

test('no header of a request keeps a page from getting it', () => {
  expect(config.matcher).toBeTypeOf('string')
})

import { describe, expect, test } from 'vitest'
import { HostError } from '#server/host-error'
import { readSettings } from '#server/settings'

const secret = { AUTH_SECRET: 'x'.repeat(32) }

describe('settings', () => {
  test('have defaults for all but the secret', () => {
    expect(readSettings(secret)).toMatchObject({
      port: 3000,
      baseUrl: 'http://localhost:3000',
      signUp: { kind: 'open' },
      securityContact: null,
      trustProxy: false,
      metrics: null,
    })
  })

  test('an empty variable counts as unset', () => {
    expect(readSettings({ ...secret, PORT: '', BASE_URL: '', SIGN_UP: '' }).port).toBe(3000)
  })

  test('the base address follows the port, and loses its last slash', () => {
    expect(readSettings({ ...secret, PORT: '8080' }).baseUrl).toBe('http://localhost:8080')
    expect(readSettings({ ...secret, BASE_URL: 'https://learn.example.org/' }).baseUrl).toBe(
      'https://learn.example.org',
    )
  })

  test.each([
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['METRICS_PORT', { METRICS_PORT: '0' }],
    ['SLOW_QUERY_MS', { SLOW_QUERY_MS: 'slow' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://somewhere' }],
    ['AUTH_SECRET', { AUTH_SECRET: 'short' }],
    ['BASE_URL', { BASE_URL: 'learn.example.org' }],
    ['SIGN_UP', { SIGN_UP: 'maybe' }],
    ['SIGN_UP_CODE', { SIGN_UP: 'code' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['SECURITY_CONTACT', { SECURITY_CONTACT: 'javascript:alert(1)' }],
  ])('a broken %s is named in one sentence', (name, broken) => {
    const read = () => readSettings({ ...secret, ...broken })
    expect(read).toThrow(HostError)
    expect(read).toThrow(new RegExp(`^Invalid setting: ${name} must .*\\.$`))
  })
})

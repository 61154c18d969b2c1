import { describe, expect, test } from 'vitest'
import { HostError } from '#server/host-error'
import { databaseFileOf, readBackupSettings, readSettings } from '#server/settings'

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

  test('mail goes by SMTP, encrypted unless the server is on this machine; in development to the console', () => {
    const mail = (env: Record<string, string>) => readSettings({ ...secret, ...env }).mail
    const MAIL_FROM = 'Retrace <retrace@example.org>'
    expect(mail({ SMTP_URL: 'smtp://u:p@mail.example.org', MAIL_FROM })).toEqual({
      ...{ kind: 'smtp', url: 'smtp://u:p@mail.example.org', from: MAIL_FROM, isLocal: false },
    })
    expect(mail({ SMTP_URL: 'smtp://localhost:25', MAIL_FROM })).toMatchObject({ isLocal: true })
    expect(mail({ SMTP_URL: 'smtp://[::1]:25', MAIL_FROM })).toMatchObject({ isLocal: true })
    expect(mail({ NODE_ENV: 'development' })).toEqual({ kind: 'console' })
    expect(mail({ NODE_ENV: 'production' })).toBeNull()
  })

  test('providers are offered that have an address, a name for this site and a secret', () => {
    const of = (env: Record<string, string>) => readSettings({ ...secret, ...env }).providers
    const client = (name: string) => ({ [`${name}_CLIENT_ID`]: 'retrace', [`${name}_CLIENT_SECRET`]: 'x' })
    const OIDC_ISSUER = 'https://login.example.org/'
    expect(of({})).toEqual([])
    expect(of({ ...client('GITHUB'), ...client('GOOGLE'), ...client('OIDC'), OIDC_ISSUER })).toMatchObject([
      { id: 'github', name: 'GitHub', issuer: 'https://github.com/login/oauth' },
      { id: 'google', name: 'Google', issuer: 'https://accounts.google.com' },
      { id: 'oidc', name: 'OpenID Connect', issuer: OIDC_ISSUER, clientId: 'retrace', clientSecret: 'x' },
    ])
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

  test('a PostgreSQL database has no file, and what is about files says what to use instead', () => {
    const url = 'postgresql://retrace@db.example.org/retrace'
    expect(readSettings({ ...secret, DATABASE_URL: url }).databaseUrl).toBe(url)
    expect(() => databaseFileOf(url)).toThrow('pg_dump')
    expect(readBackupSettings({ BACKUPS: 'daily' }, null).isAutomatic).toBe(false)
  })

  test.each([
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['METRICS_PORT', { METRICS_PORT: '0' }],
    ['SLOW_QUERY_MS', { SLOW_QUERY_MS: 'slow' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://somewhere' }],
    ['AUTH_SECRET', { AUTH_SECRET: 'short' }],
    ['BASE_URL', { BASE_URL: 'learn.example.org' }],
    ['SIGN_UP', { SIGN_UP: 'maybe' }],
    ['SIGN_UP_CODE', { SIGN_UP: 'code' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@example.org' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.org' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Retrace\nBcc: all@example.org' }],
    ['GITHUB_CLIENT_SECRET', { GITHUB_CLIENT_ID: 'retrace' }],
    ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://login.example.org' }],
    ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'retrace', OIDC_CLIENT_SECRET: 'x' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://login.example.org' }],
    ['SECURITY_CONTACT', { SECURITY_CONTACT: 'javascript:alert(1)' }],
  ])('a broken %s is named in one sentence', (name, broken) => {
    const read = () => readSettings({ ...secret, ...broken })
    expect(read).toThrow(HostError)
    expect(read).toThrow(new RegExp(`^Invalid setting: ${name} must .*\\.$`))
  })
})

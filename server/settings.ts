import path from 'node:path'
import { z } from 'zod'
import { HostError } from '#server/host-error'

const defaults = { port: 3000, database: 'file:./data/retrace.db', slowQueryMillis: 200 }

/** Settings that commands read, too, which need no others. */
const backupVariables = {
  BACKUPS: z.enum(['daily', 'off'], 'must be daily or off').default('daily'),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_DAYS: wholeNumber(1, 3_660).default(7),
  BACKUP_WEEKS: wholeNumber(0, 520).default(4),
}

const portNumber = z.coerce
  .number('must be a port number, such as 3000')
  .int('must be a port number, such as 3000')
  .min(1, 'must be between 1 and 65535')
  .max(65_535, 'must be between 1 and 65535')

/** A secret that a provider gives the host, beside the name that it gives this site. */
const clientVariables = <Name extends string>(name: Name) =>
  ({
    [`${name}_CLIENT_ID`]: z.string().max(500).optional(),
    [`${name}_CLIENT_SECRET`]: z.string().max(500).optional(),
  }) as Record<`${Name}_CLIENT_ID` | `${Name}_CLIENT_SECRET`, z.ZodOptional<z.ZodString>>

const providerVariables = {
  ...clientVariables('GITHUB'),
  ...clientVariables('GOOGLE'),
  ...clientVariables('OIDC'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be a URL, such as https://login.example.org' })
    .refine((url) => url.startsWith('https:') || localHosts.has(new URL(url).hostname), {
      error: 'must begin with https, unless it is on this machine',
    })
    .optional(),
  OIDC_NAME: z.string().max(40, 'must have at most 40 characters').optional(),
}

/** Hosts to which nobody on the way listens in. */
const localHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

const environment = z
  .object({
    PORT: portNumber.default(defaults.port),
    DATABASE_URL: z
      .string()
      .regex(/^(?:file:|postgres(?:ql)?:\/\/)./, {
        error:
          'must be a SQLite file, such as file:./data/retrace.db, or a PostgreSQL database, such as postgresql://retrace:password@localhost/retrace',
      })
      .default(defaults.database),
    AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
    BASE_URL: z
      .url({ protocol: /^https?$/, error: 'must be a URL, such as https://learn.example.org' })
      .optional(),
    SIGN_UP: z.enum(['open', 'code', 'closed'], 'must be open, code or closed').default('open'),
    SIGN_UP_CODE: z.string().min(6, 'must have at least 6 characters').optional(),
    SECURITY_CONTACT: z
      .url({
        protocol: /^(?:https|mailto|tel)$/,
        error: 'must be a URL, such as mailto:security@example.org',
      })
      .optional(),
    // Read by server/log.ts, which is loaded before there are settings.
    LOG_LEVEL: z
      .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
      .optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be a URL, such as smtps://user:password@mail.example.org' })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^(?:[^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+)$/, {
        error: 'must be an address, such as Retrace <retrace@example.org>',
      })
      .optional(),
    ...providerVariables,
    NODE_ENV: z.string().optional(),
    METRICS_PORT: portNumber.optional(),
    METRICS_HOST: z.string().default('127.0.0.1'),
    // Read by slowQueryMillis below, because commands have no settings.
    SLOW_QUERY_MS: z.coerce
      .number('must be a number of milliseconds, such as 200')
      .min(0, 'must be at least 0')
      .optional(),
    ...backupVariables,
    // Read by content syncs.
    RETIRE_CONTENT: z.enum(['yes', 'no'], 'must be yes or no').optional(),
    TRUST_PROXY: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
    // For tests.
    PSEUDO_LANGUAGES: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  })
  .refine((env) => env.SIGN_UP !== 'code' || env.SIGN_UP_CODE !== undefined, {
    path: ['SIGN_UP_CODE'],
    error: 'must be set when SIGN_UP is code',
  })
  .refine((env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: 'must be set when SMTP_URL is',
  })
  .superRefine((env, context) => {
    for (const together of setTogether) {
      const first = together.find((name) => env[name] !== undefined)
      const missing = together.find((name) => env[name] === undefined)
      if (first === undefined || missing === undefined) continue
      context.addIssue({ code: 'custom', path: [missing], message: `must be set when ${first} is` })
    }
  })

/** Settings of which one without the others offers no way to sign in. */
const setTogether = [
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const

function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`
  return z.coerce.number(error).int(error).min(min, error).max(max, error)
}

export type SignUpPolicy = { kind: 'open' } | { kind: 'code'; code: string } | { kind: 'closed' }

/** How mail leaves: by a server, or in development printed to the console. */
export type MailSettings =
  | {
      kind: 'smtp'
      url: string
      /** The address of this site. */
      from: string
      /** Whether the server is on this machine, where nobody listens in. To any other, mail goes encrypted or not at all. */
      isLocal: boolean
    }
  | { kind: 'console' }

/** Another site by which learners may sign in. */
export interface ProviderSettings {
  id: 'github' | 'google' | 'oidc'
  /** What learners know it by. */
  name: string
  /** The address that it is known by to others. Its names for people are unique within that alone. */
  issuer: string
  clientId: string
  clientSecret: string
}

export interface Settings {
  port: number
  /** See {@link databaseUrl}. */
  databaseUrl: string
  authSecret: string
  /** Where learners reach the app, without a slash at the end. */
  baseUrl: string
  signUp: SignUpPolicy
  /** URL at which vulnerabilities are reported; null if the host has named none. */
  securityContact: string | null
  /** Null if this site sends no mail. */
  mail: MailSettings | null
  /** By which learners may sign in besides their password. */
  providers: readonly ProviderSettings[]
  /** Where Prometheus reads metrics; null if nowhere. */
  metrics: { host: string; port: number } | null
  /** Whether `X-Forwarded-For` is written by a proxy of ours and may be believed. */
  trustProxy: boolean
  /** Whether the languages that show forgotten texts may be chosen: while developing, and in tests. */
  hasPseudoLanguages: boolean
}

/** Settings are invalid; the message names each one and says what it must be. */
class SettingsError extends HostError {}

type Environment = Readonly<Record<string, string | undefined>>

/** Where lessons stand: `content` beside the app. */
export const contentFolder = (): string => path.resolve('content')

/**
 * URL of the database: `file:` with the whole path of a SQLite file, or `postgresql:`.
 *
 * @param url with a path that is relative to the folder of the app
 */
export function databaseUrl(url: string = process.env['DATABASE_URL'] || defaults.database): string {
  return isPostgresql(url) ? url : `file:${path.resolve(url.replace(/^file:/, ''))}`
}

/** Whether a URL names a PostgreSQL database, and not a SQLite file. */
export const isPostgresql = (url: string): boolean => /^postgres(?:ql)?:/.test(url)

/**
 * Path of the SQLite file that a URL names, for what is done with files only.
 *
 * @throws HostError if it is a PostgreSQL database
 */
export function databaseFileOf(url: string = databaseUrl()): string {
  if (isPostgresql(url)) {
    throw new HostError(
      'This is for SQLite files, and DATABASE_URL names a PostgreSQL database. Its own tools do the same: pg_dump writes a backup and pg_restore restores it, see docs/scaling.md.',
    )
  }
  return databaseUrl(url).slice('file:'.length)
}

/** How long a query may take, in milliseconds, before it is logged as slow. */
export const slowQueryMillis = (): number => Number(process.env['SLOW_QUERY_MS'] || defaults.slowQueryMillis)

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 *
 * @throws SettingsError
 */
export function readSettings(env: Environment): Settings {
  const values = parseEnvironment(environment, env)
  return {
    port: values.PORT,
    databaseUrl: databaseUrl(values.DATABASE_URL),
    authSecret: values.AUTH_SECRET,
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    signUp: signUpPolicy(values.SIGN_UP, values.SIGN_UP_CODE),
    securityContact: values.SECURITY_CONTACT ?? null,
    mail: mailSettings(values.SMTP_URL, values.MAIL_FROM, values.NODE_ENV === 'development'),
    providers: [
      ...provider(
        'github',
        'GitHub',
        'https://github.com/login/oauth',
        values.GITHUB_CLIENT_ID,
        values.GITHUB_CLIENT_SECRET,
      ),
      ...provider(
        'google',
        'Google',
        'https://accounts.google.com',
        values.GOOGLE_CLIENT_ID,
        values.GOOGLE_CLIENT_SECRET,
      ),
      ...provider(
        'oidc',
        values.OIDC_NAME ?? 'OpenID Connect',
        values.OIDC_ISSUER,
        values.OIDC_CLIENT_ID,
        values.OIDC_CLIENT_SECRET,
      ),
    ],
    metrics:
      values.METRICS_PORT === undefined ? null : { host: values.METRICS_HOST, port: values.METRICS_PORT },
    trustProxy: values.TRUST_PROXY === 'yes',
    hasPseudoLanguages: values.NODE_ENV === 'development' || values.PSEUDO_LANGUAGES === 'yes',
  }
}

/** The settings of backups; commands read no others. */
export interface BackupSettings {
  /** Whether the app makes backups by itself: each day, and before it changes the tables. */
  isAutomatic: boolean
  folder: string
  rotation: { days: number; weeks: number }
}

/**
 * Reads the settings of backups from environment variables.
 *
 * @param databaseFile beside which they are kept by default; null for PostgreSQL, of which the app makes none
 * @throws SettingsError
 */
export function readBackupSettings(
  env: Environment,
  databaseFile: string | null = isPostgresql(databaseUrl()) ? null : databaseFileOf(),
): BackupSettings {
  const values = parseEnvironment(z.object(backupVariables), env)
  const beside = databaseFile ?? databaseFileOf(defaults.database)
  return {
    isAutomatic: databaseFile !== null && values.BACKUPS === 'daily',
    folder: path.resolve(values.BACKUP_FOLDER ?? path.join(path.dirname(beside), 'backups')),
    rotation: { days: values.BACKUP_DAYS, weeks: values.BACKUP_WEEKS },
  }
}

/** An empty variable counts as unset. */
function parseEnvironment<Values>(schema: z.ZodType<Values>, env: Environment): Values {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(set)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  throw new SettingsError(`Invalid setting: ${faults.join('; ')}.`)
}

function mailSettings(
  url: string | undefined,
  from: string | undefined,
  isDevelopment: boolean,
): MailSettings | null {
  if (url === undefined || from === undefined) return isDevelopment ? { kind: 'console' } : null
  return { kind: 'smtp', url, from, isLocal: localHosts.has(new URL(url).hostname) }
}

/** A provider, if it is set. */
function provider(
  id: ProviderSettings['id'],
  name: string,
  issuer: string | undefined,
  clientId: string | undefined,
  clientSecret: string | undefined,
): ProviderSettings[] {
  const isSet = issuer !== undefined && clientId !== undefined && clientSecret !== undefined
  return isSet ? [{ id, name, issuer, clientId, clientSecret }] : []
}

function signUpPolicy(kind: SignUpPolicy['kind'], code: string | undefined): SignUpPolicy {
  return kind === 'code' && code !== undefined ? { kind, code } : { kind: kind === 'code' ? 'closed' : kind }
}

let current: Settings | undefined

/** The settings of this process, read from its environment once. */
export function settings(): Settings {
  current ??= readSettings(process.env)
  return current
}

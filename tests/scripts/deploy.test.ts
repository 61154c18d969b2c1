import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { databaseFileOf, readBackupSettings, readSettings } from '#server/settings'

const root = path.resolve('.')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
const exists = (file: string) => fs.existsSync(path.join(root, file))

/** Every setting is in `.env.example`. */
const settingNames = Array.from(read('.env.example').matchAll(/^([A-Z_]+)=/gm), ([, name]) => name)

/** Instructions of the image that is run, which is the last stage, with continued lines joined. */
const [, ...stages] = read('deploy/Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split(/^FROM /m)
const image = stages.at(-1) ?? ''
const instruction = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(image)?.[1] ?? ''
const variables = (text: string) =>
  Object.fromEntries(
    Array.from(text.matchAll(/([A-Z_]+)=(\S+)/g), ([, name = '', value = '']) => [name, value]),
  )
const command = z.array(z.string())

const imageVariables = variables(instruction('ENV'))

const compose = z
  .object({
    services: z.object({
      app: z.object({
        build: z.object({ context: z.string(), dockerfile: z.string() }),
        environment: z.record(z.string(), z.string()),
        volumes: z.array(z.string()),
        ports: z.undefined().optional(),
      }),
      caddy: z.object({ environment: z.record(z.string(), z.string()), volumes: z.array(z.string()) }),
    }),
  })
  .parse(parse(read('deploy/compose.yaml'))).services

/** Settings of the app in the container, for a domain. */
const environment = {
  ...imageVariables,
  ...Object.fromEntries(
    Object.entries(compose.app.environment).map(([name, value]) => [
      name,
      value.replace(/\$\{DOMAIN:[^}]*\}/, 'learn.example.org'),
    ]),
  ),
  AUTH_SECRET: 'x'.repeat(32),
}

test('the container is given only settings that there are, and the app accepts them', () => {
  const given = [...Object.keys(imageVariables), ...Object.keys(compose.app.environment)]
  expect(given.filter((name) => name !== 'NODE_ENV' && !settingNames.includes(name))).toEqual([])
  expect(readSettings(environment)).toMatchObject({ baseUrl: 'https://learn.example.org', trustProxy: true })
})

test('everything that must be kept is in the volume, and nothing else of the image can be changed', () => {
  const databaseFile = databaseFileOf(readSettings(environment).databaseUrl)
  const volume = instruction('VOLUME')
  expect(path.dirname(databaseFile)).toBe(volume)
  expect(path.dirname(readBackupSettings(environment, databaseFile).folder)).toBe(volume)
  // Where scripts/auth-secret.ts keeps the secret.
  expect(instruction('RUN')).toContain(`ln -s ${volume} data`)
  expect(compose.app.volumes).toEqual([`data:${volume}`])
  expect(image.indexOf('USER node')).toBeGreaterThan(image.indexOf('COPY'))
  expect(instruction('COPY')).not.toContain('--chown')
})

test('the port and the path that are asked are those of the app', () => {
  const { port } = readSettings(environment)
  expect(instruction('EXPOSE')).toBe(String(port))
  const health = command.parse(JSON.parse(/HEALTHCHECK .*?CMD (\[.*\])$/m.exec(image)?.[1] ?? ''))
  const asked = /http:\/\/127\.0\.0\.1:\$\{process\.env\.PORT\}(\/[\w/]+)/.exec(health.join(' '))?.[1]
  expect(exists(`app${asked}/route.ts`)).toBe(true)
  expect(read('deploy/Caddyfile')).toContain(`{$DOMAIN} {\n\treverse_proxy app:${port}\n}`)
  expect(Object.keys(compose.caddy.environment)).toEqual(['DOMAIN'])
  expect(compose.caddy.volumes).toContain('./Caddyfile:/etc/caddy/Caddyfile:ro')
})

test('what is run is there, and runs the app without npm', () => {
  const started = command.parse(JSON.parse(/^CMD (\[.*\])$/m.exec(image)?.[1] ?? ''))
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')))
  expect(started.join(' ')).toBe(scripts['start'])
  expect(stages[0]).toContain(scripts['build'])
  const unit = read('deploy/retrace.service')
  expect(unit).toContain(`\nExecStart=/usr/bin/${scripts['start']}\n`)
  expect(compose.app.build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' })
})

test('neither data nor secrets get into the image', () => {
  const ignored = read('.dockerignore').split('\n')
  expect(ignored).toEqual(
    expect.arrayContaining(['data', '.env', '.env.local', '.git', 'node_modules', '.next']),
  )
  // A folder that is left out must not be one that the build reads.
  const built = [
    'app',
    'browser',
    'components',
    'content',
    'domain',
    'messages',
    'prisma',
    'sandbox',
    'server',
  ]
  expect(built.filter((folder) => ignored.includes(folder))).toEqual([])
})

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canMakeDisks, onSmallDisk } from '#tests/support/small-disk'
import { freePort } from '../../scripts/app-process.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-start-'))
const server = net.createServer()
let takenPort = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  takenPort = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => {
  server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

function start(env: Record<string, string>) {
  const database = path.join(folder, 'never-made', 'app.db')
  const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      BASE_URL: '',
      AUTH_SECRET: 'a secret for tests, of enough characters',
      DATABASE_URL: `file:${database}`,
      PORT: String(takenPort),
      ...env,
    },
  })
  return { status, stderr, madeDatabase: fs.existsSync(database) }
}

describe('npm start ends with one clear sentence, and nothing half done, when', () => {
  test('the port is taken', () => {
    expect(start({})).toEqual({
      status: 1,
      stderr: `Port ${takenPort} is in use. Stop the program that uses it, or choose another port, for example PORT=${takenPort + 1} npm start.\n`,
      madeDatabase: false,
    })
  })

  test('a setting is broken', () => {
    expect(start({ SIGN_UP: 'perhaps' })).toEqual({
      status: 1,
      stderr: 'Invalid setting: SIGN_UP must be open, code or closed.\n',
      madeDatabase: false,
    })
  })

  test('the folder of the database cannot be written', async () => {
    const file = path.join(folder, 'a-file')
    fs.writeFileSync(file, '')
    const { status, stderr } = start({ DATABASE_URL: `file:${file}/app.db`, PORT: String(await freePort()) })
    expect(stderr).toBe(`The folder ${file} is not writable. Give this account permission to write to it.\n`)
    expect(status).toBe(1)
  })

  test('the database is not a database', async () => {
    const file = path.join(folder, 'letter.db')
    fs.writeFileSync(file, 'Dear reader, this is no database at all, and it never was one. '.repeat(100))
    const { status, stderr } = start({ DATABASE_URL: `file:${file}`, PORT: String(await freePort()) })
    expect(stderr).toMatch(/^The database .*letter\.db cannot be used: .*\.\n$/)
    expect(status).toBe(1)
  })

  describe.skipIf(!canMakeDisks)('the disk of the database', () => {
    const disk = path.join(folder, 'disk')
    beforeAll(() => void fs.mkdirSync(disk))

    async function startOnDisk(kibibytes: number, before?: string) {
      const env = {
        AUTH_SECRET: 'a secret for tests, of enough characters',
        DATABASE_URL: `file:${disk}/app.db`,
        PORT: String(await freePort()),
      }
      const command = onSmallDisk({ folder: disk, kibibytes, before }, [
        process.execPath,
        'scripts/start.mjs',
      ])
      const [program = '', ...args] = command
      const options = { cwd: root, encoding: 'utf8', env: { ...process.env, BASE_URL: '', ...env } } as const
      const { status, stderr } = spawnSync(program, args, options)
      return { status, stderr }
    }
    const full =
      'The disk is full. Free some space, then run the command again; nothing that was stored is lost.\n'

    test('is full before there are tables', async () => {
      const { status, stderr } = await startOnDisk(100)
      expect(stderr).toBe(`The database ${disk}/app.db cannot be used: ${full}`)
      expect(status).toBe(1)
    })

    test('is full before the content is imported', async () => {
      expect(await startOnDisk(1_500)).toEqual({ status: 1, stderr: full })
    })

    test('is read-only', async () => {
      const { status, stderr } = await startOnDisk(1_500, `mount -o remount,ro ${disk}`)
      expect(stderr).toBe(
        `The folder ${disk} is not writable. Give this account permission to write to it.\n`,
      )
      expect(status).toBe(1)
    })
  })
})

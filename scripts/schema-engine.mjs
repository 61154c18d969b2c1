#!/usr/bin/env node
// Stands in for Prisma's native schema engine: the same JSON-RPC over stdin and stdout, answered by
// @prisma/schema-engine-wasm on a SQLite driver adapter. For developers; the app applies its migrations
// by itself (server/database/migrate.ts).
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { createRequire } from 'node:module'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'

const args = process.argv.slice(2)
if (args[0] === '--version') {
  console.log('schema-engine-cli wasm')
  process.exit(0)
}

const valuesOf = (option) => args.flatMap((arg, i) => (arg === option ? [args[i + 1]] : []))
const url = JSON.parse(valuesOf('--datasource')[0] ?? 'null')?.url ?? 'file::memory:'
const inMemory = url.includes(':memory:')
const file = path.resolve(url.replace(/^file:/, '').split('?')[0])

/** Reports an error as the native engine does: Prisma skips the first line of stderr and reads the second. */
function fail(code, message) {
  const line = (level, target, fields) => JSON.stringify({ level, target, fields })
  process.stderr.write(
    `${line('INFO', 'schema_engine', { message: 'wasm' })}\n${line('ERROR', 'schema_engine::logger', { error_code: code, message })}`,
  )
  process.exit(1)
}

if (args.includes('cli')) {
  const command = args.at(-1)
  if (command === 'can-connect-to-database' && !fs.existsSync(file)) {
    fail('P1003', `Database \`${path.basename(file)}\` does not exist`)
  }
  if (command === 'create-database') {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.closeSync(fs.openSync(file, 'a'))
  }
  if (command === 'drop-database') fs.rmSync(file, { force: true })
  process.exit(0)
}

// The engine sends whole scripts through executeRaw on its shadow database, which prepares one statement.
function acceptingScripts(adapter) {
  const executeRaw = adapter.executeRaw.bind(adapter)
  adapter.executeRaw = (query) =>
    query.args.length > 0 ? executeRaw(query) : adapter.executeScript(query.sql).then(() => 0)
  return adapter
}

function adapterFactory() {
  if (!inMemory) fs.mkdirSync(path.dirname(file), { recursive: true })
  const factory = new PrismaBetterSqlite3({ url: inMemory ? ':memory:' : `file:${file}` })
  return bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => acceptingScripts(await factory.connect()),
    connectToShadowDb: async () => acceptingScripts(await factory.connectToShadowDb()),
  })
}

async function loadEngine() {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const models = valuesOf('--datamodels').map((name) => [name, fs.readFileSync(name, 'utf8')])
  const options = { datamodels: models.length > 0 ? models : undefined }
  return bindings.SchemaEngine.new(options, () => {}, adapterFactory())
}

// When it reads through an adapter, the engine treats a missing history table as a failure.
const readsHistory = new Set([
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'evaluateDataLoss',
  'createMigration',
  'markMigrationApplied',
])
function ensureHistoryTable() {
  if (inMemory) return
  const database = new Database(file)
  database.exec(fs.readFileSync(path.join(import.meta.dirname, '../prisma/history-table.sql'), 'utf8'))
  database.close()
}

let engine
async function answer(method, params) {
  if (method === 'createDatabase') return { databaseName: path.basename(file) }
  if (method === 'reset') {
    engine = undefined
    for (const suffix of ['', '-wal', '-shm', '-journal']) fs.rmSync(file + suffix, { force: true })
    return {}
  }
  if (readsHistory.has(method)) ensureHistoryTable()
  engine ??= await loadEngine()
  const name = method === 'getDatabaseVersion' ? 'version' : method
  return (await engine[name](params)) ?? {}
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

function asRpcError(error) {
  try {
    return JSON.parse(error.message)
  } catch {
    return { is_panic: false, message: String(error?.stack ?? error), meta: null, error_code: error?.code }
  }
}

let queue = Promise.resolve()
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line.trim() === '') return
    const { id, method, params, result: reply } = JSON.parse(line)
    if (reply !== undefined) return
    queue = queue.then(async () => {
      try {
        let result = await answer(method, params)
        if (method === 'diff' && result.stdout != null) {
          send({ id: 1e9, method: 'print', params: { content: result.stdout } })
          result = { exitCode: result.exitCode, stdout: null }
        }
        send({ id, result })
      } catch (error) {
        send({ id, error: { code: 4466, message: 'See data.', data: asRpcError(error) } })
      }
    })
  })
  .on('close', () => queue.then(() => process.exit(0)))

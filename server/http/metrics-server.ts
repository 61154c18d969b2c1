import fs from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { Gauge, type Registry } from 'prom-client'
import { database } from '#server/database/database'
import { databaseFileOf } from '#server/settings'

/** Adds what is measured only when somebody asks: the size of the database, and the runs in it. */
export function measureDatabase(registry: Registry): void {
  const registers = [registry]
  new Gauge({
    name: 'retrace_database_bytes',
    help: 'Size of the database file and of its write-ahead log.',
    labelNames: ['file'],
    registers,
    async collect() {
      this.set({ file: 'database' }, await sizeOf(databaseFileOf()))
      this.set({ file: 'log' }, await sizeOf(`${databaseFileOf()}-wal`))
    },
  })
  new Gauge({
    name: 'retrace_sandbox_runs',
    help: 'Recorded runs of programs. Content syncs, which are processes of their own, make them.',
    registers,
    async collect() {
      const row = await database.read((db) =>
        db
          .selectFrom('Run')
          .select(({ fn }) => fn.countAll<number>().as('runs'))
          .executeTakeFirstOrThrow(),
      )
      this.set(row.runs)
    },
  })
}

const sizeOf = async (file: string): Promise<number> =>
  fs.stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** A server of its own for Prometheus, which answers `GET /metrics` and nothing else. */
export function metricsServer(registry: Registry): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    )
  })
}

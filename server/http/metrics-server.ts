import { createServer, type Server } from 'node:http'
import { Gauge, type Registry } from 'prom-client'
import { database } from '#server/database/database'

/** Adds what is measured only when somebody asks: the size of the database, and the runs in it. */
export function measureDatabase(registry: Registry): void {
  const registers = [registry]
  new Gauge({
    name: 'retrace_database_bytes',
    help: 'Size of the database file and of its write-ahead log.',
    labelNames: ['file'],
    registers,
    async collect() {
      for (const [file, bytes] of Object.entries(await database.bytes())) this.set({ file }, bytes)
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

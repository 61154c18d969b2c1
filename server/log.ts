import pino, { type LoggerOptions } from 'pino'

/** Never log an e-mail address, an answer, a password or a token; refer to learners by id. */
const options: LoggerOptions = {
  level: process.env['LOG_LEVEL'] || 'info',
  base: null,
  // Errors are logged as `error`; pino writes an empty object for them under any other name than this one.
  errorKey: 'error',
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
}

/** The server's log: one JSON object per line on stdout, filtered by `LOG_LEVEL` (default `info`). */
export const log = pino(options)

/** The same on stderr, for commands whose result is on stdout. */
export const commandLog = () => pino(options, pino.destination({ dest: 2, sync: true }))

import pino from 'pino'

/**
 * The server's log: one JSON object per line on stdout, filtered by `LOG_LEVEL` (default `info`). Never log an e-mail
 * address, an answer, a password or a token; refer to learners by id.
 */
export const log = pino({
  level: process.env['LOG_LEVEL'] || 'info',
  base: null,
  // Errors are logged as `error`; pino writes an empty object for them under any other name than this one.
  errorKey: 'error',
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})

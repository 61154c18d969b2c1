import pino from 'pino'

/**
 * The log of the server: one JSON object a line on stdout, by `LOG_LEVEL` (`info` without it). Never an e-mail address,
 * an answer, a password or a token: learners are named by their id.
 */
export const log = pino({
  level: process.env['LOG_LEVEL'] || 'info',
  base: null,
  // Errors are logged as `error`; pino writes an empty object for them under any other name than this one.
  errorKey: 'error',
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})

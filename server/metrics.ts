import { Counter, Histogram, Registry } from 'prom-client'

/** Seconds, from a page that was ready to the longest wait for a lock. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    requests: new Counter({
      name: 'retrace_http_requests_total',
      help: 'Requests by route and status.',
      labelNames: ['route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'retrace_http_request_duration_seconds',
      help: 'Time from a request to the end of its response.',
      labelNames: ['route'],
      buckets,
      registers,
    }),
    ratings: new Counter({
      name: 'retrace_ratings_total',
      help: 'Ratings by what became of them: recorded, repeated (sent again) or stale (logged as practice).',
      labelNames: ['result'],
      registers,
    }),
    quizAnswers: new Counter({
      name: 'retrace_quiz_answers_total',
      help: 'Answers to quiz questions by what became of them: answered, repeated or closed.',
      labelNames: ['result'],
      registers,
    }),
    lockWaitSeconds: new Histogram({
      name: 'retrace_database_lock_wait_seconds',
      help: 'How long transactions waited for the lock of another process; those that did not wait are left out.',
      buckets,
      registers,
    }),
  }
}

// Next bundles its own copy of this module: all copies in a process count together.
declare global {
  var retraceMetrics: ReturnType<typeof createMetrics> | undefined
}

/** What this process counts, whether anybody reads it or not. No label holds anything about a learner. */
export const metrics = (globalThis.retraceMetrics ??= createMetrics())

import type { Sandbox } from '#sandbox/node'

/** What the lessons' programs are run with: a sandbox, or one that remembers its runs. */
export type Engine = Pick<Sandbox, 'analyse' | 'runWithTrace' | 'rewrites' | 'believe' | 'variants'>

import type { Sandbox } from '#sandbox/node'

/** What runs the lessons' programs: a sandbox, or one that stores its runs. */
export type Engine = Pick<
  Sandbox,
  'analyse' | 'runWithTrace' | 'rewrites' | 'runWithMisconception' | 'variants'
>

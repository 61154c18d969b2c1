import type { Hashing } from '#sandbox/hash-mask'
import { Interpreter } from '#sandbox/interpreter'
import { startNodeWorker } from '#sandbox/node-worker-handle'
import { sandboxOf, WALL_CLOCK_SECONDS, type Sandbox } from '#sandbox/sandbox'

export { engineVersion } from '#sandbox/node-library'
export type { Sandbox } from '#sandbox/sandbox'
export type { SingleRun, TracedRun } from '#sandbox/traced-run'
export type { Variant } from '#sandbox/variants'

export interface SandboxOptions {
  /** Real seconds after which an interpreter that does not answer is terminated. Default 10. */
  wallClockSeconds?: number
}

/** Opens a sandbox in worker threads of Node. Nothing starts before the first job. */
export function openSandbox({ wallClockSeconds = WALL_CLOCK_SECONDS }: SandboxOptions = {}): Sandbox {
  const interpreter = (hashing: Hashing) =>
    new Interpreter(() => startNodeWorker(hashing), wallClockSeconds * 1_000)
  return sandboxOf(interpreter, wallClockSeconds)
}

import { openSandbox, type Sandbox, type SandboxOptions } from '#sandbox/node'

const sandboxes = new Map<number, Sandbox>()

/**
 * A sandbox for the tests of a file. What ends by itself has time to do so on the busiest machine; what never does needs a
 * limit of its own. A sandbox with four interpreters takes seconds to start, and resets itself after each program, so all
 * files that a worker runs share it; its interpreters end with the worker.
 */
export function sandboxForTests({ wallClockSeconds = 60 }: SandboxOptions = {}): Sandbox {
  const sandbox = sandboxes.get(wallClockSeconds) ?? openSandbox({ wallClockSeconds })
  sandboxes.set(wallClockSeconds, sandbox)
  return sandbox
}

/** A program as it stands in a test: without the indentation of the test around it. */
export function python(strings: TemplateStringsArray, ...values: unknown[]): string {
  const lines = String.raw({ raw: strings.raw }, ...values)
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n')
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return lines.map((line) => line.slice(indent)).join('\n')
}

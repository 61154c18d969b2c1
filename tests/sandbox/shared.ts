import { afterAll } from 'vitest'
import { openSandbox, type Sandbox, type SandboxOptions } from '#sandbox/node'

/**
 * A sandbox for all tests of a file, closed after the last. What ends by itself has time to do so on the busiest machine;
 * what never does needs a limit of its own.
 */
export function sandboxForTests({ wallClockSeconds = 60 }: SandboxOptions = {}): Sandbox {
  const sandbox = openSandbox({ wallClockSeconds })
  afterAll(() => sandbox.close())
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

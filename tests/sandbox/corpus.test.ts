import { describe, expect, it } from 'vitest'
import { comparable, programNames, readRecordings, sourceOf } from '#tests/sandbox/corpus'
import { sandboxForTests } from '#tests/sandbox/shared'

const recordings = readRecordings()
const sandbox = sandboxForTests()

describe('the corpus prints what native CPython printed', () => {
  it.each(programNames)('%s', async (name) => {
    const native = recordings[name]
    if (native === undefined) throw new Error(`Record ${name} first: node tests/sandbox/record-corpus.ts`)
    const record = await sandbox.run({ source: sourceOf(name) })
    expect({ stdout: record.stdout, stderr: comparable(record.stderr) }).toEqual({
      stdout: native.stdout,
      stderr: native.stderr,
    })
    expect(record.outcome).toBe(
      record.exception === null
        ? 'finished'
        : record.exception.type === 'SyntaxError'
          ? 'syntax-error'
          : 'exception',
    )
  })
})

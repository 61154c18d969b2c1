import { afterEach, beforeEach, expect, vi } from 'vitest'

// An unexpected console error fails the test.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const spy = vi.mocked(console.error)
  expect(spy.mock.calls, 'console.error was called').toEqual([])
  spy.mockRestore()
})

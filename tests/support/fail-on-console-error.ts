import { afterEach, beforeEach, expect, vi } from 'vitest'

// An error on the console that no test asked for is a fault.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const spy = vi.mocked(console.error)
  expect(spy.mock.calls, 'console.error was called').toEqual([])
  spy.mockRestore()
})

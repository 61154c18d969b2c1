import { useCallback, useEffect, useRef, useState } from 'react'
import type { Program } from '#domain/program/program'
import type { SingleRun, Sandbox } from '#sandbox/browser'

export type PythonState =
  | { kind: 'idle' }
  /** Share of Python that has been downloaded, from 0 to 1. */
  | { kind: 'loading'; share: number }
  | { kind: 'running' }
  | { kind: 'stopped' }
  | { kind: 'unreachable' }
  | { kind: 'unsupported' }

interface Python {
  state: PythonState
  /** Runs programs one after the other; null if that was stopped or failed, and then `state` says why. */
  run: (programs: readonly Program[]) => Promise<SingleRun[] | null>
  stop: () => void
}

const isSupported = () => typeof WebAssembly === 'object' && typeof Worker === 'function'

/**
 * Python in this page. The first run loads it and later runs reuse it. Stopping a run ends its interpreter, and the next
 * run starts a new one.
 */
export function usePython(sandboxUrl: string): Python {
  const sandbox = useRef<Sandbox>(null)
  const [state, setState] = useState<PythonState>({ kind: 'idle' })

  const close = useCallback(() => {
    const open = sandbox.current
    sandbox.current = null
    void open?.close()
  }, [])
  useEffect(() => close, [close])

  const run = useCallback(
    async (programs: readonly Program[]) => {
      if (!isSupported()) {
        setState({ kind: 'unsupported' })
        return null
      }
      let opened: Sandbox | null = null
      try {
        if (sandbox.current === null) {
          setState({ kind: 'loading', share: 0 })
          const { openBrowserSandbox } = await import('#sandbox/browser')
          const onProgress = (share: number) =>
            setState(share < 1 ? { kind: 'loading', share } : { kind: 'running' })
          sandbox.current = openBrowserSandbox({ url: sandboxUrl, onProgress })
        } else {
          setState({ kind: 'running' })
        }
        opened = sandbox.current
        const performances: SingleRun[] = []
        for (const program of programs) performances.push(await opened.play(program))
        setState({ kind: 'idle' })
        return performances
      } catch {
        if (opened !== null && sandbox.current !== opened) return null
        close()
        setState({ kind: 'unreachable' })
        return null
      }
    },
    [close, sandboxUrl],
  )

  const stop = useCallback(() => {
    close()
    setState({ kind: 'stopped' })
  }, [close])

  return { state, run, stop }
}

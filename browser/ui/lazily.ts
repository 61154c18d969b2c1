import { createElement, use, type ComponentType, type ReactElement } from 'react'
import { loadOnce } from '#browser/load-once'

/** A component that is loaded later than the page. */
interface LateComponent<Props> {
  (props: Props): ReactElement
  /** Begins to load it, so that it is there when it is shown. */
  preload: () => void
}

/** A component that is loaded when it is first shown, in several attempts if necessary. Until then it is suspended. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LateComponent<Props> {
  const loaded = loadOnce(load)
  return Object.assign((props: Props) => createElement(use(loaded()), props), {
    // Whoever shows it is told if that fails.
    preload: () => void loaded().catch(() => undefined),
  })
}

import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { loadPart } from '#browser/load-part'

/** A component that is loaded when it is first shown, in several attempts if necessary. Until then it is suspended. */
export const lazily = <Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await loadPart(load) }))

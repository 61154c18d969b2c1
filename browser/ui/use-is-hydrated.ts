import { useSyncExternalStore } from 'react'

const neverChanges = () => () => undefined

/** Whether scripts have taken over the page that the server sent: before, nothing answers to what is pressed. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )

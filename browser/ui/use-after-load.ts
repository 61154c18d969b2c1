import { useEffect, useEffectEvent } from 'react'

/** Does something once, when the page with all its files has been loaded: what it is shown without comes after it. */
export function useAfterLoad(work: () => void): void {
  const onLoad = useEffectEvent(work)
  useEffect(() => {
    const begin = () => onLoad()
    if (document.readyState === 'complete') begin()
    else window.addEventListener('load', begin)
    return () => window.removeEventListener('load', begin)
  }, [])
}

'use client'

import { Suspense, useEffect, useState } from 'react'
import { lazily } from '#browser/ui/lazily'
import { Optional } from '#browser/ui/optional'

// Loaded after the page, which never waits for it.
const OfflineNotices = lazily(
  async () => (await import('#components/offline/offline-notices')).OfflineNotices,
)

/** Keeps for offline what the learner opens, and tells them about the connection and new versions. */
export function OfflineSupport() {
  const [isLoaded, setLoaded] = useState(false)
  useEffect(() => {
    const onLoad = () => setLoaded(true)
    if (document.readyState === 'complete') onLoad()
    else window.addEventListener('load', onLoad)
    return () => window.removeEventListener('load', onLoad)
  }, [])
  return isLoaded ? (
    <Optional>
      <Suspense fallback={null}>
        <OfflineNotices />
      </Suspense>
    </Optional>
  ) : null
}

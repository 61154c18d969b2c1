'use client'

import { Suspense, useState } from 'react'
import { lazily } from '#browser/ui/lazily'
import { Optional } from '#browser/ui/optional'
import { useAfterLoad } from '#browser/ui/use-after-load'

// Loaded after the page, which never waits for it.
const OfflineNotices = lazily(
  async () => (await import('#components/offline/offline-notices')).OfflineNotices,
)

/** Keeps for offline what the learner opens, and tells them about the connection and new versions. */
export function OfflineSupport() {
  const [isLoaded, setLoaded] = useState(false)
  useAfterLoad(() => setLoaded(true))
  return isLoaded ? (
    <Optional>
      <Suspense fallback={null}>
        <OfflineNotices />
      </Suspense>
    </Optional>
  ) : null
}

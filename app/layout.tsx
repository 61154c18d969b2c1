import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { Shell } from '#components/shell/shell'
import { locale } from '#messages/locale'
import { shellMessages } from '#messages/shell'
import { buildId } from '#server/build-id'
import { currentUser } from '#server/account/session'
import { settings } from '#server/settings'
import './globals.css'

export function generateMetadata(): Metadata {
  const { name, description } = shellMessages
  return {
    // Other sites need whole addresses.
    metadataBase: new URL(settings().baseUrl),
    title: { default: name, template: `%s · ${name}` },
    description,
    applicationName: name,
    openGraph: { type: 'website', siteName: name, locale },
    twitter: { card: 'summary_large_image' },
    appleWebApp: { title: name, statusBarStyle: 'default' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f141a' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every response has its own nonce, so no page can be prerendered.
  await connection()
  const user = await currentUser()
  return (
    <html
      lang={locale}
      data-appearance={user?.appearance ?? 'system'}
      // By these the service worker knows whom a page is for, and which scripts it needs.
      data-learner={user?.id ?? ''}
      data-build={buildId()}
    >
      <body>
        <Shell learner={user}>{children}</Shell>
      </body>
    </html>
  )
}

import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { Shell } from '#components/shell/shell'
import { locale } from '#messages/locale'
import { shellMessages } from '#messages/shell'
import { buildId } from '#server/build-id'
import { currentUser } from '#server/account/session'
import { settings } from '#server/settings'
import picture from './social-picture.png'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const { name, description } = shellMessages
  const user = await currentUser()
  return {
    // Other sites need whole addresses.
    metadataBase: new URL(settings().baseUrl),
    title: { default: name, template: `%s · ${name}` },
    description,
    applicationName: name,
    // Links are read by sites that are not signed in.
    ...(user === null && sharing),
    appleWebApp: { title: name, statusBarStyle: 'default' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

const sharing = {
  openGraph: {
    ...{ type: 'website', siteName: shellMessages.name, locale },
    images: { url: picture.src, width: picture.width, height: picture.height, alt: shellMessages.picture },
  },
  twitter: { card: 'summary_large_image' },
} satisfies Metadata

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

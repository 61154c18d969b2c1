import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { Shell } from '#components/shell/shell'
import { locale } from '#messages/locale'
import { shellMessages } from '#messages/shell'
import { currentUser } from '#server/account/session'
import './globals.css'

export const metadata: Metadata = {
  title: { default: shellMessages.name, template: `%s · ${shellMessages.name}` },
  description: shellMessages.description,
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f141a' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries a nonce of its own, so none can be made ahead of the request.
  await connection()
  const user = await currentUser()
  return (
    <html lang={locale} data-appearance={user?.appearance ?? 'system'}>
      <body>
        <Shell learner={user}>{children}</Shell>
      </body>
    </html>
  )
}

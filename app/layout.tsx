import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { EarlyClicks } from '#components/shell/early-clicks'
import { LanguageChoice } from '#components/shell/language-choice'
import { endOfPage, Shell } from '#components/shell/shell'
import { texts } from '#app/texts/on-server'
import { directionOf, languages, type Language } from '#domain/interface-language'
import type { TextsOf } from '#messages/rooms'
import { buildId } from '#server/build-id'
import { requestLanguage } from '#server/account/request-language'
import { currentUser } from '#server/account/session'
import { nonceHeader } from '#server/http/security-headers'
import { settings } from '#server/settings'
import { chooseLanguageAction } from './actions'
import { BringTexts } from './texts/bring-texts'
import picture from './social-picture.png'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const text = await texts('shell')
  const language = await requestLanguage()
  const { name, description } = text
  const user = await currentUser()
  return {
    // Other sites need whole addresses.
    metadataBase: new URL(settings().baseUrl),
    title: { default: name, template: `%s · ${name}` },
    description,
    applicationName: name,
    // Links are read by sites that are not signed in.
    ...(user === null && sharing(text, language)),
    appleWebApp: { title: name, statusBarStyle: 'default' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

const sharing = (text: TextsOf<'shell'>, locale: Language) =>
  ({
    openGraph: {
      ...{ type: 'website', siteName: text.name, locale },
      images: { url: picture.src, width: picture.width, height: picture.height, alt: text.picture },
    },
    twitter: { card: 'summary_large_image' },
  }) satisfies Metadata

/** Of the frame of every page, and of what may be shown instead of one. */
const roomsOfLayout = ['shell', 'sign-out', 'reminders', 'offline', 'errors'] as const

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f141a' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await requestLanguage()
  // Every response has its own nonce, so no page can be prerendered.
  await connection()
  const user = await currentUser()
  return (
    <html
      lang={language}
      dir={directionOf(language)}
      // What has the focus is not hidden by the bar at the bottom of a phone, nor by the controls below a card.
      className="has-data-one-thing:scroll-pb-36 max-sm:scroll-pb-24"
      data-appearance={user?.appearance ?? 'system'}
      // By these the service worker knows whom a page is for, and which scripts it needs.
      data-learner={user?.id ?? ''}
      data-build={buildId()}
    >
      <body>
        {/* A page is first painted when all that can be seen of it has arrived, so that nothing moves. */}
        <link rel="expect" href={`#${endOfPage}`} blocking="render" />
        <EarlyClicks nonce={(await headers()).get(nonceHeader) ?? undefined} />
        <BringTexts of={roomsOfLayout}>
          <Shell
            learner={user}
            languageChoice={
              user === null ? (
                <LanguageChoice language={language} offered={languages} choose={chooseLanguageAction} />
              ) : null
            }
          >
            {children}
          </Shell>
        </BringTexts>
      </body>
    </html>
  )
}

import type { MetadataRoute } from 'next'
import { texts } from '#app/texts/on-server'
import { requestLanguage } from '#server/account/request-language'
import any192 from './icons/any-192.png'
import any512 from './icons/any-512.png'
import maskable512 from './icons/maskable-512.png'

/** With this, browsers offer to install the app. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const text = await texts('shell')
  const icon = ({ src, width }: { src: string; width: number }) => ({
    src,
    sizes: `${width}x${width}`,
    type: 'image/png',
  })
  return {
    id: '/',
    name: text.name,
    short_name: text.name,
    description: text.description,
    lang: await requestLanguage(),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    categories: ['education'],
    icons: [icon(any192), icon(any512), { ...icon(maskable512), purpose: 'maskable' }],
    shortcuts: [
      { name: text.pages.study, url: '/study' },
      { name: text.pages.lessons, url: '/lessons' },
    ],
  }
}

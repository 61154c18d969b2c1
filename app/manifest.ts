import type { MetadataRoute } from 'next'
import { locale } from '#messages/locale'
import { shellMessages } from '#messages/shell'
import any192 from './icons/any-192.png'
import any512 from './icons/any-512.png'
import maskable512 from './icons/maskable-512.png'

/** With this, browsers offer to install the app. */
export default function manifest(): MetadataRoute.Manifest {
  const icon = ({ src, width }: { src: string; width: number }) => ({
    src,
    sizes: `${width}x${width}`,
    type: 'image/png',
  })
  return {
    id: '/',
    name: shellMessages.name,
    short_name: shellMessages.name,
    description: shellMessages.description,
    lang: locale,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    categories: ['education'],
    icons: [icon(any192), icon(any512), { ...icon(maskable512), purpose: 'maskable' }],
    shortcuts: [
      { name: shellMessages.pages.study, url: '/study' },
      { name: shellMessages.pages.lessons, url: '/lessons' },
    ],
  }
}

import type { MetadataRoute } from 'next'

/** Only the pages that anyone may open are for search engines. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: ['/$', '/sign-in', '/sign-up', '/privacy'], disallow: '/' } }
}

import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { currentUser } from '#server/account/session'
import { contentFile } from '#server/content/content-file'
import { contentFolder } from '#server/settings'
import { texts } from '#app/texts/on-server'

/** An SVG may contain scripts. Opened on its own, it must not run them or load anything. */
const headers = {
  'Cache-Control': 'private, max-age=3600',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
}

/** Resolves the relative URLs of lessons: serves images, and redirects to other lessons. */
export async function GET(_request: NextRequest, { params }: RouteContext<'/content/[...path]'>) {
  const text = await texts('lesson')
  if ((await currentUser()) === null) return new Response(text.fileSignedOut, { status: 401 })
  const { path } = await params
  const found = await contentFile(contentFolder(), path.map(decodeURIComponent))
  if (found === null) return new Response(text.noSuchFile, { status: 404 })
  if (found.kind === 'lesson') redirect(`/lessons/${found.lesson.courseId}/${found.lesson.slug}`)
  return new Response(found.bytes, { headers: { ...headers, 'Content-Type': found.type } })
}

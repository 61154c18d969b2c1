import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { currentUser } from '#server/account/session'
import { contentFile } from '#server/content/content-file'
import { contentFolder } from '#server/settings'

/** An SVG can hold scripts: opened by itself it may run none, and reach nothing. */
const headers = {
  'Cache-Control': 'private, max-age=3600',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
}

/** What lessons refer to by relative addresses: images, and other lessons, to which it leads on. */
export async function GET(_request: NextRequest, { params }: RouteContext<'/content/[...path]'>) {
  if ((await currentUser()) === null) return new Response('You are signed out.', { status: 401 })
  const { path } = await params
  const found = await contentFile(contentFolder(), path.map(decodeURIComponent))
  if (found === null) return new Response('There is no such image or lesson.', { status: 404 })
  if (found.kind === 'lesson') redirect(`/lessons/${found.lesson.courseId}/${found.lesson.slug}`)
  return new Response(found.bytes, { headers: { ...headers, 'Content-Type': found.type } })
}

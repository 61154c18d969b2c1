import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { exportFormatNames, exportFormats } from '#domain/exchange/export-formats'
import { runDrawer } from '#messages/run-picture'
import { requestLanguage } from '#server/account/request-language'
import { requireAuthor } from '#server/account/session'
import { exportLessons } from '#server/exchange/export-formats'
import { lessonsToExport } from '#server/exchange/lessons-to-export'
import { idSchema } from '#server/input-schemas'

const querySchema = z.object({
  /** Id of a course or of a lesson. */
  of: idSchema,
  format: z.enum(exportFormatNames),
})

/** For authors only: a course or a lesson as a file for another program. */
export async function GET(request: NextRequest) {
  await requireAuthor()
  const query = querySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!query.success) notFound()
  const { of, format } = query.data
  const [courseId = '', slug = null] = of.split('/')
  const lessons = await lessonsToExport(
    { courseId, slug },
    format === 'anki' ? runDrawer(await requestLanguage()) : null,
  )
  if (lessons.length === 0) notFound()
  const { extension, mediaType } = exportFormats[format]
  return new Response(exportLessons(lessons, format, new Date()), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${of.replaceAll(/[^\w-]+/gu, '-')}.${extension}"`,
      'Cache-Control': 'no-store',
    },
  })
}

import type { Metadata } from 'next'
import { Link } from '#components/ui/link'
import { notFound } from 'next/navigation'
import { lessonPath } from '#browser/paths'
import { FindingNotice, LessonBesideItems } from '#components/author/lesson-beside-items'
import { Notice } from '#components/ui/notice'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireAuthor } from '#server/account/session'
import { lessonForAuthor } from '#server/author/lesson-for-author'
import { contentFolder } from '#server/settings'
import { writtenIn } from '#domain/language/written-in'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('author')).title })

/** For authors only: a lesson's file beside the items made from it. */
export default async function AuthorLessonPage({
  params,
  searchParams,
}: PageProps<'/author/[course]/[lesson]'>) {
  await requireAuthor()
  const text = await texts('author')
  const { course, lesson: slug } = await params
  const lesson = await lessonForAuthor(contentFolder(), decodeURIComponent(course), decodeURIComponent(slug))
  if (lesson === null) notFound()
  const isOpen = (await searchParams).answers === 'shown'
  return (
    <>
      <PageHeading
        title={<span {...writtenIn(lesson.language)}>{lesson.title}</span>}
        lead={text.file({ file: lesson.file })}
      >
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Link href="/author" className="text-accent underline">
            {text.back}
          </Link>
          <Link href={lessonPath(lesson)} className="text-accent underline">
            {text.read}
          </Link>
          <Link
            href={isOpen ? '?' : '?answers=shown'}
            replace
            scroll={false}
            className="text-accent underline"
          >
            {isOpen ? text.hideAll : text.showAll}
          </Link>
        </div>
      </PageHeading>
      {lesson.lines === null ? <Notice tone="bad">{text.unreadable}</Notice> : null}
      {lesson.general.length === 0 ? null : (
        <section className="mb-8 grid grid-cols-1 gap-2">
          <h2 className="text-base">{text.general}</h2>
          {lesson.general.map((finding) => (
            <FindingNotice key={finding.rule + finding.message} {...finding} />
          ))}
        </section>
      )}
      <LessonBesideItems
        lines={lesson.lines}
        stretches={lesson.segments}
        language={lesson.language}
        isOpen={isOpen}
      />
    </>
  )
}

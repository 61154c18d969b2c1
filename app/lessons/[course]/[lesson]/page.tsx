import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FadingPrerequisites } from '#components/lesson/fading-prerequisites'
import { LessonEnd } from '#components/lesson/lesson-end'
import { LessonOutline } from '#components/lesson/lesson-outline'
import { LessonPrograms } from '#components/lesson/lesson-programs'
import { LinkedBlock } from '#components/lesson/linked-block'
import { PretestOffer } from '#components/lesson/pretest-offer'
import { ReadOn } from '#components/lesson/read-on'
import { SectionEnd } from '#components/lesson/section-end'
import { SectionText } from '#components/lesson/section-text'
import { htmlOfSections, titledPart } from '#domain/lesson/lesson-html'
import { errorMessages } from '#messages/errors'
import { requireUserId } from '#server/account/session'
import { linesWithPredictions } from '#server/lessons/predictions'
import { readLesson, visitLesson } from '#server/lessons/read-lesson'
import { readSections } from '#server/lessons/read-sections'
import { isPretestAvailable } from '#server/quiz/pretest-available'
import { sandboxUrl } from '#server/sandbox/sandbox-url'
import { answerQuestionAction, finishQuizAction } from '../../../quiz/actions'
import {
  beginCardsAction,
  checkPredictionAction,
  declinePretestAction,
  openProgramAction,
  readPredictionsAction,
  savePlaceAction,
  startPretestAction,
} from '../../actions'

type Props = PageProps<'/lessons/[course]/[lesson]'>

/** Reads a lesson once per request, although both the metadata and the page need it. */
const lessonAt = cache(async (course: string, slug: string) =>
  readLesson(await requireUserId(), decodeURIComponent(course), decodeURIComponent(slug)),
)

async function lessonOf({ params }: Props) {
  const { course, lesson } = await params
  return lessonAt(course, lesson)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await lessonOf(props))?.title ?? errorMessages.notFound }
}

export default async function LessonPage(props: Props) {
  const lesson = await lessonOf(props)
  if (lesson === null) notFound()
  const userId = await requireUserId()
  const now = new Date()
  const [{ sections, concepts }, asked, hasPretest] = await Promise.all([
    readSections(userId, lesson, now),
    linesWithPredictions(lesson.id),
    isPretestAvailable(userId, lesson.id),
    visitLesson(userId, lesson.id, now),
  ])
  const texts = htmlOfSections(lesson.html, sections)
  const programs = lesson.programs.map((program) => ({ ...program, hasQuestions: asked.has(program.line) }))
  return (
    <div className="mx-auto grid max-w-prose grid-cols-1 gap-x-12 gap-y-6 lg:max-w-none lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
      <header className="lg:col-span-2">
        <p className="mb-2 text-sm text-muted">
          <Link href="/lessons" className="hover:text-accent">
            {lesson.courseTitle}
          </Link>
        </p>
        <h1 className="max-w-prose text-2xl">{lesson.title}</h1>
      </header>
      {sections.length < 2 ? null : (
        <div className="sticky top-0 z-[5] -mx-4 lg:static lg:order-last lg:mx-0" data-outline>
          <LessonOutline
            lessonId={lesson.id}
            sections={sections.map(({ parts, minutes, cards, begun }) => ({
              parts: parts.map(({ anchor, title }) => ({ anchor, title })),
              minutes,
              isBegun: cards > 0 && begun === cards,
            }))}
            savePlace={savePlaceAction}
          />
        </div>
      )}
      <article className="min-w-0">
        <ReadOn parts={lesson.parts} place={lesson.place} />
        {hasPretest && !lesson.hasDeclinedPretest && lesson.place === null ? (
          <PretestOffer
            lessonId={lesson.id}
            actions={{
              start: startPretestAction,
              decline: declinePretestAction,
              answer: answerQuestionAction,
              handIn: finishQuizAction,
            }}
          />
        ) : null}
        <LinkedBlock>
          {sections.map((section, i) => {
            const next = sections[i + 1]
            const nextPart = next === undefined ? null : titledPart(next)
            return (
              <div key={section.parts[0].anchor}>
                <FadingPrerequisites concepts={section.fading} />
                <SectionText html={texts[i] ?? ''} programs={programs} />
                {sections.length < 2 ? null : (
                  <SectionEnd
                    lessonId={lesson.id}
                    section={section}
                    next={
                      next === undefined || nextPart === null
                        ? null
                        : { anchor: nextPart.anchor, title: nextPart.title, minutes: next.minutes }
                    }
                    begin={beginCardsAction}
                  />
                )}
              </div>
            )
          })}
        </LinkedBlock>
        <LessonPrograms
          lessonId={lesson.id}
          programs={programs}
          actions={{ read: readPredictionsAction, check: checkPredictionAction, open: openProgramAction }}
          sandboxUrl={sandboxUrl()}
        />
        <LessonEnd
          lesson={lesson}
          begun={sections.reduce((sum, { begun }) => sum + begun, 0)}
          concepts={concepts}
          begin={beginCardsAction}
        />
      </article>
    </div>
  )
}

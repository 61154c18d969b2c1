import type { Metadata } from 'next'
import { Link } from '#components/ui/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { lessonPath } from '#browser/paths'
import { FadingPrerequisites } from '#components/lesson/fading-prerequisites'
import { LessonEnd } from '#components/lesson/lesson-end'
import { CodeName } from '#components/item/code-name'
import { LessonOutline } from '#components/lesson/lesson-outline'
import { LessonPrograms } from '#components/lesson/lesson-programs'
import { LessonSections } from '#components/lesson/lesson-sections'
import { PretestOffer } from '#components/lesson/pretest-offer'
import { ReadOn } from '#components/lesson/read-on'
import { SectionEnd } from '#components/lesson/section-end'
import { SectionText, type LessonProgram } from '#components/lesson/section-text'
import { CourseMark, courseTone } from '#components/ui/course-mark'
import { htmlOfSections } from '#domain/lesson/lesson-html'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { isOfflineCopy } from '#server/http/offline-copy'
import { linesWithPredictions } from '#server/lessons/predictions'
import { readLesson, visitLesson } from '#server/lessons/read-lesson'
import { readSections, type SectionOfLearner } from '#server/lessons/read-sections'
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
import { withTexts } from '../../../texts/bring-texts'
import { writtenIn } from '#domain/language/written-in'

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
  const errorText = await texts('errors')
  return { title: (await lessonOf(props))?.title ?? errorText.notFound }
}

async function LessonPage(props: Props) {
  const sectionText = await texts('lesson-sections')
  const lesson = await lessonOf(props)
  if (lesson === null) notFound()
  const userId = await requireUserId()
  const now = new Date()
  const isCopy = await isOfflineCopy()
  const [{ sections, concepts }, asked, hasPretest] = await Promise.all([
    readSections(userId, lesson, now),
    linesWithPredictions(lesson.id),
    isPretestAvailable(userId, lesson.id),
    isCopy ? null : visitLesson(userId, lesson.id, now),
  ])
  const isWhole = (await props.searchParams)['view'] === 'whole'
  const htmls = htmlOfSections(lesson.html, sections)
  const programs = lesson.programs.map((program): LessonProgram => {
    const hasQuestions = asked.has(program.line)
    return { ...program, hasQuestions, folds: hasQuestions && program.isToldBelow }
  })
  const hasSections = sections.length > 1
  const neighbour = (section: SectionOfLearner | undefined) => {
    if (section === undefined) return null
    const [{ anchor, title }] = section.parts
    return { anchor, title, minutes: section.minutes }
  }
  return (
    <div className="mx-auto grid max-w-prose grid-cols-1 gap-x-12 gap-y-6 lg:max-w-none lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
      <header className="lg:col-span-2">
        <p className="mb-3 text-sm" data-course-tone={courseTone(lesson.courseId)}>
          <Link href="/lessons" className="inline-flex items-center gap-2 font-[600] text-course">
            <CourseMark courseId={lesson.courseId} className="size-6" />
            <span {...writtenIn(lesson.language)}>{lesson.courseTitle}</span>
          </Link>
        </p>
        <h1 {...writtenIn(lesson.language)} className="max-w-prose text-2xl">
          <CodeName name={lesson.title} />
        </h1>
        {hasSections ? (
          <p className="mt-1 text-sm print:hidden">
            <Link
              href={`${lessonPath(lesson)}${isWhole ? '' : '?view=whole'}`}
              className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
            >
              {isWhole ? sectionText.showSections : sectionText.showWhole}
            </Link>
          </p>
        ) : null}
      </header>
      {hasSections ? (
        <div className="sticky top-0 z-[5] -mx-4 lg:static lg:order-last lg:mx-0" data-outline>
          <LessonOutline
            lessonId={lesson.id}
            language={lesson.language}
            sections={sections.map(({ parts, minutes, cards, begun }) => ({
              line: parts[0].line,
              parts: parts.map(({ anchor, title }) => ({ anchor, title })),
              minutes,
              isBegun: cards > 0 && begun === cards,
            }))}
            isWhole={isWhole}
            savePlace={savePlaceAction}
          />
        </div>
      ) : null}
      <article
        className="min-w-0"
        // The service worker keeps these with the lesson.
        data-runs={lesson.programs.map(({ runHash }) => runHash).join(' ')}
      >
        <LessonSections
          isWhole={isWhole}
          sections={sections.map((section, i) => ({
            anchor: section.parts[0].anchor,
            line: section.parts[0].line,
            content: (
              <>
                {i === 0 ? (
                  <>
                    <ReadOn parts={lesson.parts} place={lesson.place} language={lesson.language} />
                    {hasPretest && !lesson.hasDeclinedPretest && lesson.place === null ? (
                      <PretestOffer
                        lessonId={lesson.id}
                        language={lesson.language}
                        actions={{
                          start: startPretestAction,
                          decline: declinePretestAction,
                          answer: answerQuestionAction,
                          handIn: finishQuizAction,
                        }}
                      />
                    ) : null}
                  </>
                ) : null}
                <FadingPrerequisites concepts={section.fading} />
                <SectionText
                  html={htmls[i] ?? ''}
                  language={lesson.language}
                  programs={programs}
                  isFolding={section.begun < section.cards}
                />
                {hasSections ? (
                  <SectionEnd
                    lessonId={lesson.id}
                    language={lesson.language}
                    section={section}
                    previous={neighbour(sections[i - 1])}
                    next={neighbour(sections[i + 1])}
                    begin={beginCardsAction}
                  />
                ) : null}
                {i < sections.length - 1 ? null : (
                  <LessonEnd
                    lesson={lesson}
                    begun={sections.reduce((sum, { begun }) => sum + begun, 0)}
                    concepts={concepts}
                    begin={beginCardsAction}
                  />
                )}
              </>
            ),
          }))}
        />
        <LessonPrograms
          lessonId={lesson.id}
          language={lesson.language}
          programs={programs}
          actions={{ read: readPredictionsAction, check: checkPredictionAction, open: openProgramAction }}
          sandboxUrl={sandboxUrl()}
        />
      </article>
    </div>
  )
}

export default withTexts(
  [
    'item',
    'lesson-programs',
    'lesson-sections',
    'line-run',
    'playground',
    'pretest',
    'run',
    'timeline',
    'tracing',
  ],
  LessonPage,
)

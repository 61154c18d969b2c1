import { minuteRange } from '#messages/minute-range'
import { atLeastOne } from '#messages/at-least-one'
import { ArrowRight } from 'lucide-react'
import { Link } from '#components/ui/link'
import { sectionPath, type LessonLink } from '#browser/paths'
import { CourseMark, courseTone } from '#components/ui/course-mark'
import type { SectionMinutes } from '#domain/lesson/section-minutes'
import { useTexts } from '#texts'
import { SentenceAbout } from '#components/item/sentence-about'

/** The lesson to read next, and the section of it to go on with. */
export type NextLesson = LessonLink & {
  isOpened: boolean
  section: { anchor: string; title: string; minutes: SectionMinutes } | null
}

/** The way to the section to read next. */
export function NextSection({ lesson }: { lesson: NextLesson }) {
  const text = useTexts('today')
  const { courseId, isOpened, section, title, language } = lesson
  return (
    <Link
      href={sectionPath(lesson, section?.anchor ?? '')}
      data-course-tone={courseTone(courseId)}
      className="group flex items-center gap-4 panel p-4 hover:border-course sm:p-5"
    >
      <CourseMark courseId={courseId} className="size-10 shrink-0" />
      <span className="grow">
        <span className="block font-[600] group-hover:text-course">
          <SentenceAbout
            sentence={isOpened ? text.goOn({ title }) : text.openLesson({ title })}
            name={title}
            language={language}
          />
        </span>
        {section === null ? null : (
          <span className="block text-sm text-muted">
            <SentenceAbout
              sentence={text.nextSection({
                section: section.title === '' ? text.beginning : text.named({ title: section.title }),
                range: minuteRange(section.minutes),
                most: atLeastOne(section.minutes.predicting),
              })}
              name={section.title}
              language={language}
            />
          </span>
        )}
      </span>
      <ArrowRight className="size-5 shrink-0 text-muted group-hover:text-course" aria-hidden="true" />
    </Link>
  )
}

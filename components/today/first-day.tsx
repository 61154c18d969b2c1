import { lessonPath, type LessonLink } from '#browser/paths'
import { TryItems, type TryableItem, type TryItemsProps } from '#components/item/try-items'
import { ButtonLink } from '#components/ui/button-link'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { useTexts } from '#texts'
import { SentenceAbout } from '#components/item/sentence-about'

interface FirstDayProps {
  lesson: LessonLink | null
  items: TryableItem[]
  check: TryItemsProps['check']
}

/** The start page of a learner who has nothing to study yet: something to predict, and the way to the first lesson. */
export function FirstDay({ lesson, items, check }: FirstDayProps) {
  const text = useTexts('today')
  if (lesson === null) {
    return (
      <>
        <PageHeading title={text.title} />
        <EmptyState heading="h2" title={text.noLessons} text={text.noLessonsText} />
      </>
    )
  }
  const toLesson = { href: lessonPath(lesson), label: text.openLesson({ title: lesson.title }) }
  const wayToLesson = (look: 'primary' | 'secondary') => (
    <ButtonLink href={toLesson.href} look={look}>
      <SentenceAbout sentence={toLesson.label} name={lesson.title} language={lesson.language} />
    </ButtonLink>
  )
  const firstLesson = (
    <section className="panel p-6 sm:p-8">
      <h2 className="text-xl">{text.first}</h2>
      <p className="mt-2 mb-6 text-muted">{text.firstText}</p>
      {wayToLesson('primary')}
    </section>
  )
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={text.title} />
      {items.length === 0 ? (
        firstLesson
      ) : (
        <TryItems
          items={items}
          check={check}
          then={toLesson}
          heading={
            <>
              <h2 className="text-xl">{text.firstPrediction}</h2>
              <p className="mt-2 mb-4 text-muted">{text.firstPredictionText}</p>
              <p className="mb-6">{wayToLesson('secondary')}</p>
            </>
          }
          ifAnswered={firstLesson}
        />
      )}
    </div>
  )
}

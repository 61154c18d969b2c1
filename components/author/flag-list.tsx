import { dateFormat } from '#messages/formats'
import { Link } from '#components/ui/link'
import { lessonPath, type LessonLink } from '#browser/paths'
import { RichText } from '#components/item/rich-text'
import { Button } from '#components/ui/button'
import type { Override } from '#domain/schedule/override'
import { useLocale, useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { SentenceAbout } from '#components/item/sentence-about'
import { languageOfQuestion } from '#domain/items/question-language'
import type { ItemKind } from '#domain/items/items'

interface FlagListProps {
  flags: {
    id: string
    /** What the learner wrote, or their answer if there is an override. */
    note: string
    override: Override | null
    createdAtMillis: number
    prompt: string
    kind: ItemKind
    code: string | null
    lesson: LessonLink & { line: number }
  }[]
  timeZone: string
  resolve: (form: FormData) => Promise<void>
}

/** Problems that learners have reported, each with a button that marks it as resolved. */
export function FlagList({ flags, timeZone, resolve }: FlagListProps) {
  const text = useTexts('author')
  const objections = useTexts('objections')
  const locale = useLocale()
  if (flags.length === 0) return <p className="text-muted">{text.noFlags}</p>
  const date = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ul className="grid grid-cols-1 gap-4">
      {flags.map((flag) => (
        <li key={flag.id} className="grid grid-cols-1 gap-3 panel p-5">
          {flag.override === null ? (
            <p {...writtenIn(null)} className="whitespace-pre-wrap">
              {flag.note}
            </p>
          ) : (
            <div className="grid grid-cols-1 gap-2">
              <p>{objections[flag.override]}</p>
              <pre {...writtenIn(null)} className="code wrap-anywhere whitespace-pre-wrap">
                {flag.note}
              </pre>
            </div>
          )}
          <div className="border-s-4 border-line ps-4 text-sm text-muted">
            <RichText text={flag.prompt} language={languageOfQuestion(flag.kind, flag.lesson.language)} />
            {flag.code === null ? null : (
              <pre
                {...writtenIn(flag.lesson.language)}
                className="code mt-2 wrap-anywhere whitespace-pre-wrap"
                dir="ltr"
              >
                {flag.code}
              </pre>
            )}
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-muted">
              {text.flagged({ when: date.format(flag.createdAtMillis) })}
              {' · '}
              <Link href={lessonPath(flag.lesson)} className="text-accent underline">
                <SentenceAbout
                  sentence={text.toLesson({ lesson: flag.lesson.title, line: flag.lesson.line })}
                  name={flag.lesson.title}
                  language={flag.lesson.language}
                />
              </Link>
            </p>
            <form action={resolve}>
              <input type="hidden" name="flag" value={flag.id} />
              <Button type="submit" look="secondary">
                {text.resolve}
              </Button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  )
}

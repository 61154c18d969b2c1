import { CodeName } from '#components/item/code-name'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { families } from '#domain/quiz/quiz-setup'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

const lengths = [5, 8, 12, 20, 30]
const defaultLength = 8
const limits = [5, 10, 15, 20, 30, 45, 60]

interface QuizSetupProps {
  /** The most likely choice first. */
  lessons: {
    id: string
    title: string
    language: string | null
    questions: number
    course: { id: string; title: string }
    /** Whether the learner has opened it. */
    isOpened: boolean
    concepts: { id: string; term: string }[]
  }[]
  /** The concept that is chosen at first; null if none is. */
  conceptId: string | null
  /** Why the last attempt started no quiz. */
  problem: 'none' | 'invalid' | null
  start: (form: FormData) => Promise<void>
}

/** The options of a new quiz. The defaults are good enough to start one right away. */
export function QuizSetup({ lessons, conceptId, problem, start }: QuizSetupProps) {
  const text = useTexts('quiz').setup
  return (
    <form action={start} className="grid grid-cols-1 gap-6 panel p-5 sm:p-7">
      {problem === null ? null : <Notice tone="bad">{text[problem]}</Notice>}
      <fieldset className="min-w-0">
        <legend className="font-[600]">{text.lessons}</legend>
        <p className="mb-1 text-sm text-muted">{text.lessonsHint}</p>
        <div className="mt-3 grid max-h-96 grid-cols-1 gap-4 overflow-y-auto">
          {[...Map.groupBy(lessons, ({ course }) => course.id)].map(([courseId, own]) => (
            <fieldset key={courseId} className="min-w-0">
              <legend className="mb-1 text-sm font-[600] text-muted">
                <span {...writtenIn(own[0]?.language ?? null)}>{own[0]?.course.title}</span>
              </legend>
              <ul className="grid grid-cols-1 gap-1">
                {own.map(({ id, title, language, questions, isOpened }) => (
                  <li key={id}>
                    <Check type="checkbox" name="lesson" value={id} isChecked={id === lessons[0]?.id}>
                      <span {...writtenIn(language)}>
                        <CodeName name={title} />
                      </span>{' '}
                      <span className="text-sm text-muted">
                        ({text.questions({ n: questions })}
                        {isOpened ? null : `, ${text.notRead}`})
                      </span>
                    </Check>
                  </li>
                ))}
              </ul>
            </fieldset>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <Select name="length" label={text.length} value={defaultLength}>
          {lengths.map((length) => (
            <option key={length}>{length}</option>
          ))}
        </Select>
        <Select name="minutes" label={text.minutes} value="">
          <option value="">{text.noLimit}</option>
          {limits.map((minutes) => (
            <option key={minutes} value={minutes}>
              {text.minutesOf({ n: minutes })}
            </option>
          ))}
        </Select>
      </div>
      <Radios name="feedback" legend={text.feedback} names={text.feedbacks} chosen="each" />
      <Radios name="focus" legend={text.focus} names={text.focuses} chosen="mixed" />
      <details open={conceptId !== null}>
        <summary className="disclosure text-accent">{text.more}</summary>
        <div className="mt-2 grid grid-cols-1 gap-6">
          <fieldset>
            <legend className="font-[600]">{text.families}</legend>
            {families.map((family) => (
              <Check key={family} type="checkbox" name="family" value={family} isChecked>
                {text.familyNames[family]}
              </Check>
            ))}
          </fieldset>
          <fieldset className="min-w-0">
            <legend className="font-[600]">{text.concepts}</legend>
            {lessons.map(({ id, title, language, concepts }) =>
              concepts.length === 0 ? null : (
                <fieldset key={id} className="mt-2 min-w-0">
                  <legend className="text-sm text-muted">
                    <span {...writtenIn(language)}>{title}</span>
                  </legend>
                  <div className="flex flex-wrap gap-x-6">
                    {concepts.map((concept) => (
                      <Check
                        key={concept.id}
                        type="checkbox"
                        name="concept"
                        value={concept.id}
                        isChecked={concept.id === conceptId}
                      >
                        <span {...writtenIn(language)}>
                          <CodeName name={concept.term} />
                        </span>
                      </Check>
                    ))}
                  </div>
                </fieldset>
              ),
            )}
          </fieldset>
        </div>
      </details>
      <Button type="submit" className="w-full sm:w-auto sm:justify-self-start">
        {text.start}
      </Button>
    </form>
  )
}

interface CheckProps {
  type: 'checkbox' | 'radio'
  name: string
  value: string
  isChecked: boolean
  children: React.ReactNode
}

function Check({ type, name, value, isChecked, children }: CheckProps) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type={type}
        name={name}
        value={value}
        defaultChecked={isChecked}
        className="size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0">{children}</span>
    </label>
  )
}

interface RadiosProps<Value extends string> {
  name: string
  legend: string
  names: Record<Value, string>
  chosen: NoInfer<Value>
}

function Radios<Value extends string>({ name, legend, names, chosen }: RadiosProps<Value>) {
  return (
    <fieldset>
      <legend className="font-[600]">{legend}</legend>
      <div className="flex flex-wrap gap-x-8">
        {Object.entries<string>(names).map(([value, label]) => (
          <Check key={value} type="radio" name={name} value={value} isChecked={value === chosen}>
            {label}
          </Check>
        ))}
      </div>
    </fieldset>
  )
}

interface SelectProps {
  name: string
  label: string
  value: string | number
  children: React.ReactNode
}

function Select({ name, label, value, children }: SelectProps) {
  return (
    <label className="grid gap-1">
      <span className="font-[600]">{label}</span>
      <select
        name={name}
        defaultValue={value}
        className="min-h-11 rounded-sm border border-line-strong bg-surface px-3 py-2"
      >
        {children}
      </select>
    </label>
  )
}

import { Check, Lightbulb, X } from 'lucide-react'
import { Link } from '#components/ui/link'
import { lessonPath, type LessonLink } from '#browser/paths'
import { OutputDifference } from '#components/item/output-difference'
import { OutputPanel } from '#components/item/output-panel'
import { PickedLine } from '#components/item/picked-line'
import { RichText } from '#components/item/rich-text'
import { ShowRun } from '#components/timeline/show-run'
import type { Answer } from '#domain/items/answer'
import { decisivePlace } from '#domain/items/decisive-place'
import { normaliseOutput, type Grade } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import { alignLines, isSameLine } from '#domain/program/align-lines'
import { formOfKind, lineKinds, outputKinds } from '#domain/items/kind-rules'
import { reasonOf } from '#domain/items/reason-of'
import { wrongOption } from '#domain/items/wrong-option'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'
import { SentenceAbout } from '#components/item/sentence-about'
import { languageOfQuestion, languageOfReasons } from '#domain/items/question-language'

interface AnswerReviewProps {
  face: ItemFace
  answer: Answer
  grade: Grade
  /** The lesson it comes from, to link to; null if the learner is reading it. */
  lesson: (LessonLink & { line?: number }) | null
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  /** Hash of the recorded run of its program; null if there is none to show. */
  runHash: string | null
}

/** Feedback on an answer: whether it is correct, the answer beside the correct one, and why. */
export function AnswerReview(props: AnswerReviewProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <Verdict gaveUp={props.answer.kind === 'gave-up'} grade={props.grade} />
      <AnswerExplained {...props} />
    </div>
  )
}

/** The correct answer of an item and why it is, for who has not answered it. */
export function AnswerToRead(props: Omit<AnswerReviewProps, 'answer' | 'grade'>) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <AnswerExplained {...props} {...noAnswer} />
    </div>
  )
}

const noAnswer: Pick<AnswerReviewProps, 'answer' | 'grade'> = {
  answer: { kind: 'gave-up' },
  grade: { correct: false, credit: 0, note: null, firstDifference: null, lines: null },
}

function AnswerExplained({ face, answer, grade, lesson, language, runHash }: AnswerReviewProps) {
  const isOutput = outputKinds.has(face.kind)
  const printed = Array.isArray(face.answer) ? face.answer : normaliseOutput(face.answer)
  return (
    <>
      {lineKinds.has(face.kind) ? (
        <LineAnswer face={face} answer={answer} />
      ) : face.kind === 'step-order' && Array.isArray(face.answer) ? (
        <StepsAnswer steps={face.answer} answer={answer} language={language} />
      ) : face.parts !== undefined && Array.isArray(face.answer) ? (
        <PairsAnswer parts={face.parts} places={face.answer} answer={answer} language={language} />
      ) : isOutput ? (
        <OutputAnswer printed={printed} answer={answer} grade={grade} language={language} />
      ) : (
        <TextAnswer face={face} answer={answer} grade={grade} language={language} />
      )}
      <Why face={face} answer={answer} lesson={lesson} language={language} />
      {runHash === null ? null : (
        <ShowRun
          key={runHash}
          hash={runHash}
          language={language}
          believedHash={wrongOption(face.options, answer)?.runHash ?? null}
          opensAt={decisivePlace(face, answer, grade)}
          shortcut="e"
        />
      )}
    </>
  )
}

function Verdict({ gaveUp, grade }: { gaveUp: boolean; grade: Grade }) {
  const text = useTexts('item')
  const Icon = grade.correct ? Check : gaveUp ? Lightbulb : X
  const tone = grade.correct
    ? 'bg-good-soft text-good'
    : gaveUp
      ? 'bg-accent-soft text-accent'
      : 'bg-bad-soft text-bad'
  return (
    <div role="status" className={`flex items-center gap-2 rounded-md px-4 py-3 font-[600] ${tone}`}>
      <Icon className="size-5 shrink-0" aria-hidden="true" />
      {verdict(text, gaveUp, grade)}
    </div>
  )
}

function verdict(text: TextsOf<'item'>, gaveUp: boolean, grade: Grade): string {
  if (grade.correct) return grade.note === 'spelling' ? text.rightWithNote : text.right
  if (gaveUp) return text.gaveUp
  return grade.note === 'case' ? text.nearly : text.wrong
}

/** The correct line of the program, and the one that was picked. */
function LineAnswer({ face, answer }: { face: ItemFace; answer: Answer }) {
  const picked = answer.kind === 'line' ? answer.line : null
  const isAccepted = face.accepted.includes(String(picked))
  return (
    <PickedLine
      lines={(face.code ?? '').split('\n')}
      right={isAccepted && picked !== null ? picked : Number(face.answer)}
      picked={picked}
    />
  )
}

function OutputAnswer({
  printed,
  answer,
  grade,
  language,
}: {
  printed: string[]
  answer: Answer
  grade: Grade
  language: string | null
}) {
  const text = useTexts('item')
  if (grade.correct || answer.kind === 'gave-up') {
    return <OutputPanel lines={printed} label={text.printed} language={language} />
  }
  const given = answer.kind === 'lines' ? answer.lines : 'text' in answer ? normaliseOutput(answer.text) : []
  return <OutputDifference printed={printed} given={given} language={language} />
}

/** The right order of steps as a numbered list, how much of it was right, and where the learner put the others. */
function StepsAnswer({
  steps,
  answer,
  language,
}: {
  steps: readonly string[]
  answer: Answer
  language: string | null
}) {
  const text = useTexts('item')
  const given = answer.kind === 'lines' ? answer.lines : null
  const right = given === null ? null : alignLines(steps, given).filter(isSameLine).length
  return (
    <div className="grid gap-1">
      <p className="text-sm text-muted">
        {text.rightOrder}
        {right === null ? null : ` · ${text.stepsRight({ right, of: steps.length })}`}
      </p>
      <ol className="grid list-decimal gap-1 ps-6">
        {steps.map((step, i) => {
          const place = given?.indexOf(step) ?? -1
          return (
            <li key={step}>
              <RichText text={step} language={language} />
              {place < 0 || place === i ? null : (
                <span className="ms-2 text-sm text-bad">{text.yourPlace({ place: place + 1 })}</span>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** Each part with its place, how many were right, and where the learner put the others. */
function PairsAnswer({
  parts,
  places,
  answer,
  language,
}: {
  parts: readonly string[]
  places: readonly string[]
  answer: Answer
  language: string | null
}) {
  const text = useTexts('item')
  const given = answer.kind === 'pairs' ? new Map(answer.pairs.map(({ part, place }) => [part, place])) : null
  const rows = parts.map((part, i) => {
    const place = places[i] ?? ''
    const yours = given?.get(part)
    return { part, place, wrong: yours === place ? undefined : yours, isRight: yours === place }
  })
  const right = rows.filter(({ isRight }) => isRight).length
  return (
    <div className="grid gap-1">
      <p className="text-sm text-muted">
        {text.rightPairs}
        {given === null ? null : ` · ${text.pairsRight({ right, of: parts.length })}`}
      </p>
      <dl className="grid grid-cols-1 divide-y divide-line">
        {rows.map(({ part, place, wrong }) => (
          <div
            key={part}
            className="grid grid-cols-1 gap-x-4 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(10rem,16rem)]"
          >
            <dt>
              <RichText text={part} language={language} />
            </dt>
            <dd className="font-[600]">
              <RichText text={place} language={language} />
              {wrong === undefined ? null : (
                <span className="ms-2 text-sm font-normal text-bad">
                  <SentenceAbout
                    sentence={text.yourPair({ place: wrong })}
                    name={wrong}
                    language={language}
                  />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function TextAnswer({
  face,
  answer,
  grade,
  language,
}: {
  face: ItemFace
  answer: Answer
  grade: Grade
  language: string | null
}) {
  const text = useTexts('item')
  const key = Array.isArray(face.answer) ? face.answer.join('\n') : face.answer
  const form = formOfKind(face.kind, false)
  const shown = (given: string) => (form === 'token' ? `\`${given.replaceAll('`', '')}\`` : given)
  const isSaid = form === 'seconds'
  const right = isSaid ? text.inSeconds({ seconds: key, n: Number(key) }) : shown(key)
  const given = answer.kind === 'text' || answer.kind === 'choice' ? answer.text : null
  const written = languageOfQuestion(face.kind, language)
  return (
    <dl className="grid gap-3">
      {grade.correct || given === null ? null : (
        <div>
          <dt className="text-sm text-muted">{text.yourAnswer}</dt>
          <dd>
            <RichText text={shown(given)} language={written} />
          </dd>
        </div>
      )}
      <div>
        <dt className="text-sm text-muted">{text.rightAnswer}</dt>
        <dd className="text-lg">
          {isSaid ? <RichText text={right} /> : <RichText text={right} language={written} />}
        </dd>
      </div>
    </dl>
  )
}

/** Why the answer is what it is, and the misconception behind a wrong one, if they are known; and a link to the lesson. */
function Why({
  face,
  answer,
  lesson,
  language,
}: Pick<AnswerReviewProps, 'face' | 'answer' | 'lesson' | 'language'>) {
  const text = useTexts('item')
  const reasons = [wrongOption(face.options, answer)?.feedback, reasonOf(face)].filter(Boolean)
  const origin =
    face.run === null && lesson === null ? null : (
      <p className="text-sm text-muted">
        {face.run === null ? null : `${text.ranWith({ python: face.run.python })} `}
        {lesson === null ? null : (
          <Link href={lessonPath(lesson)} className="text-accent underline">
            <SentenceAbout
              sentence={text.inLesson({ lesson: lesson.title })}
              name={lesson.title}
              language={lesson.language}
            />
          </Link>
        )}
      </p>
    )
  if (reasons.length === 0) return origin
  return (
    <div className="grid gap-2 border-s-4 border-accent ps-4">
      <h2 className="text-base">{text.why}</h2>
      {reasons.map((reason) => (
        <p key={reason}>
          <RichText text={reason ?? ''} language={languageOfReasons(face.kind, language)} />
        </p>
      ))}
      {origin}
    </div>
  )
}

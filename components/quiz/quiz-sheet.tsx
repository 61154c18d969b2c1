import { PlainCodeLine } from '#components/item/code-line'
import { ItemPrompt } from '#components/item/item-prompt'
import { RichText } from '#components/item/rich-text'
import type { PresentedItem } from '#domain/items/presented-item'
import type { ItemFace } from '#domain/items/item-face'
import { outputKinds } from '#domain/items/kind-rules'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion, languageOfReasons } from '#domain/items/question-language'

const letter = (index: number) => String.fromCharCode(65 + index)

interface AskedOnPaper {
  position: number
  ask: PresentedItem
  /** The language of the lesson that it is from; null if it cannot be told. */
  language: string | null
}

/** The questions of a quiz for printing, with space for the answers, and without the answer key. */
export function QuizSheet({ questions }: { questions: AskedOnPaper[] }) {
  const text = useTexts('quiz').sheet
  const quizText = useTexts('quiz')
  return (
    <>
      <dl className="mb-8 grid grid-cols-[2fr_1fr] gap-6">
        {[text.name, text.date].map((label) => (
          <div key={label} className="flex items-end gap-2">
            <dt>{label}:</dt>
            <dd className="h-8 grow border-b border-line-strong" />
          </div>
        ))}
      </dl>
      <ol className="grid grid-cols-1 gap-8">
        {questions.map(({ position, ask, language }) => (
          <li key={position} className="grid break-inside-avoid grid-cols-1 gap-4">
            <h2 className="text-base">{quizText.question({ n: position + 1, of: questions.length })}</h2>
            <ItemPrompt prompt={ask.prompt} codeHtml={ask.codeHtml} kind={ask.kind} language={language} />
            <AnswerSpace ask={ask} language={language} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** Space to write an answer on paper. */
function AnswerSpace({ ask, language }: Pick<AskedOnPaper, 'ask' | 'language'>) {
  const text = useTexts('quiz').sheet
  if (ask.options.length > 0) {
    return (
      <ol className="grid gap-2">
        {ask.options.map((option, i) => (
          <li key={option} className="flex items-start gap-3">
            <span className="grid size-7 shrink-0 place-items-center rounded-sm border border-line-strong text-sm">
              {letter(i)}
            </span>
            {outputKinds.has(ask.kind) ? (
              <pre {...writtenIn(language)} dir="ltr" className="font-mono text-sm whitespace-pre-wrap">
                {option}
              </pre>
            ) : (
              <RichText text={option} language={languageOfQuestion(ask.kind, language)} />
            )}
          </li>
        ))}
      </ol>
    )
  }
  if (ask.parts.length > 0) {
    return (
      <div className="grid grid-cols-1 gap-3">
        <p>{text.assignBelow}</p>
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          {ask.lines.map((place, i) => (
            <span key={place}>
              {letter(i)} <RichText text={place} language={language} />
            </span>
          ))}
        </p>
        <ol className="grid gap-2">
          {ask.parts.map((part) => (
            <li key={part} className="flex items-start gap-3">
              <span className="size-7 shrink-0 rounded-sm border border-line-strong" />
              <RichText text={part} language={language} />
            </li>
          ))}
        </ol>
      </div>
    )
  }
  if (ask.lines.length > 0) {
    return (
      <div className="grid grid-cols-1 gap-2">
        <p>{text.linesBelow}</p>
        <ol className="grid gap-1">
          {ask.lines.map((line, i) => (
            <li key={i} className="flex gap-3 text-sm">
              <span className="w-6 shrink-0 text-end text-muted">{i + 1}</span>
              {outputKinds.has(ask.kind) ? (
                <code {...writtenIn(language)} dir="ltr" className="font-mono whitespace-pre-wrap">
                  {line}
                </code>
              ) : (
                <RichText text={line} language={language} />
              )}
            </li>
          ))}
        </ol>
        <WritingLine />
      </div>
    )
  }
  if (ask.codeLines.length > 0) {
    return (
      <div className="grid grid-cols-1 gap-2">
        <ol {...writtenIn(language)} className="code" dir="ltr">
          {ask.codeLines.map((line, i) => (
            <li key={i} className="flex gap-3">
              <span className="w-6 shrink-0 text-end text-muted">{i + 1}</span>
              <code className="min-w-0">
                <PlainCodeLine line={line} />
              </code>
            </li>
          ))}
        </ol>
        <p className="flex items-end gap-2">
          {text.pickLine} <span className="h-7 w-24 border-b border-line-strong" />
        </p>
      </div>
    )
  }
  const rows = ask.kind === 'output-typed' || ask.kind === 'what-if' ? 6 : 1
  return (
    <div>
      {Array.from({ length: rows }, (_, i) => (
        <WritingLine key={i} />
      ))}
    </div>
  )
}

const WritingLine = () => <div className="h-8 border-b border-line-strong" />

interface QuizKeyProps {
  answers: (AskedOnPaper & { face: ItemFace })[]
}

/** The answer key of a quiz, with explanations, for printing. */
export function QuizKey({ answers }: QuizKeyProps) {
  const quizText = useTexts('quiz')
  return (
    <ol className="grid grid-cols-1 gap-5">
      {answers.map(({ position, ask, language, face }) => (
        <li key={position} className="grid break-inside-avoid gap-1">
          <h2 className="text-base">{quizText.question({ n: position + 1, of: answers.length })}</h2>
          <CorrectAnswer ask={ask} language={language} face={face} />
          <p className="text-sm text-muted">
            <RichText text={face.explanation} language={languageOfReasons(face.kind, language)} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function CorrectAnswer({ ask, language, face }: Omit<AskedOnPaper, 'position'> & { face: ItemFace }) {
  if (face.parts !== undefined) {
    const placeOf = new Map(face.parts.map((part, i) => [part, [face.answer].flat()[i] ?? '']))
    return <p>{ask.parts.map((part) => letter(ask.lines.indexOf(placeOf.get(part) ?? ''))).join(' ')}</p>
  }
  const answer = Array.isArray(face.answer) ? face.answer.join('\n') : face.answer
  const option = ask.options.indexOf(answer)
  const isOutput = face.run !== null && (answer.includes('\n') || face.kind.startsWith('output'))
  return (
    <div className="flex items-start gap-3">
      {option < 0 ? null : <strong>{letter(option)}</strong>}
      {isOutput ? (
        <pre {...writtenIn(language)} dir="ltr" className="font-mono text-sm whitespace-pre-wrap">
          {answer}
        </pre>
      ) : (
        <RichText text={answer} language={languageOfQuestion(face.kind, language)} />
      )}
    </div>
  )
}

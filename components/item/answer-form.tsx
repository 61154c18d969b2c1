'use client'

import { useEffect, useRef, useState, type ComponentType, type ReactNode, type RefObject } from 'react'
import { AnswerActions, ConfidenceActions, defaultConfidence } from '#components/item/answer-actions'
import { promptId } from '#components/item/item-prompt'
import { LineOrder } from '#components/item/line-order'
import { LinePicker } from '#components/item/line-picker'
import { PairList } from '#components/item/pair-list'
import { RichText } from '#components/item/rich-text'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { formOfKind, outputKinds, type AnswerForm as AnswerFormName } from '#domain/items/kind-rules'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion } from '#domain/items/question-language'

interface AnswerFormProps {
  /** The language of the lesson that the question is from; null if it cannot be told. */
  language: string | null
  ask: Pick<PresentedItem, 'kind' | 'options' | 'lines' | 'parts' | 'codeLines'>
  /** Default: Check. */
  submitLabel?: string
  /** An earlier answer, to be changed. */
  initial?: Answer | null
  /** Id of the prompt, if there are several on the page. */
  describedBy?: string
  /** Whether to ask how sure the learner is; otherwise `confidence` is null. */
  asksConfidence?: boolean
  /** The question how sure the learner is. */
  confidenceLabel?: string
  onAnswer: (answer: Answer, confidence: Confidence | null) => void
}

/** The form for an answer to an item of any kind. Give it a new `key` for each item. */
export function AnswerForm(props: AnswerFormProps) {
  const Form = forms[formOfKind(props.ask.kind, props.ask.lines.length > 0)]
  return <Form {...props} />
}

function Term(props: AnswerFormProps) {
  return <TypedLine {...props} label={useTexts('item').term} inputMode="text" />
}

function Token(props: AnswerFormProps) {
  return <TypedLine {...props} label={useTexts('item').token} inputMode="text" isCode />
}

function Seconds(props: AnswerFormProps) {
  return <TypedLine {...props} label={useTexts('item').seconds} inputMode="decimal" />
}

const forms: Record<AnswerFormName, ComponentType<AnswerFormProps>> = {
  term: Term,
  token: Token,
  seconds: Seconds,
  output: TypedOutput,
  lines: OrderedLines,
  choice: Choice,
  line: Line,
  pairs: Pairs,
}

interface FrameProps extends AnswerFormProps {
  answer: Answer | null
  children: ReactNode
}

function Frame({
  answer,
  submitLabel,
  asksConfidence = false,
  confidenceLabel,
  onAnswer,
  children,
}: FrameProps) {
  const text = useTexts('item')
  const form = useRef<HTMLFormElement>(null)
  const defaultButton = useRef<HTMLButtonElement>(null)
  const giveUp = () => onAnswer({ kind: 'gave-up' }, null)
  useSubmitKey(form)
  return (
    <form
      ref={form}
      className="grid grid-cols-1 gap-4"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (answer === null) return
        if (!asksConfidence) onAnswer(answer, null)
        else if (document.activeElement === defaultButton.current) onAnswer(answer, defaultConfidence)
        else defaultButton.current?.focus()
      }}
    >
      {children}
      {asksConfidence ? (
        <ConfidenceActions
          label={confidenceLabel ?? text.confidence.label}
          isReady={answer !== null}
          defaultButton={defaultButton}
          onAnswer={(confidence) => {
            if (answer !== null) onAnswer(answer, confidence)
          }}
          onGiveUp={giveUp}
        />
      ) : (
        <AnswerActions isReady={answer !== null} submitLabel={submitLabel ?? text.check} onGiveUp={giveUp} />
      )}
    </form>
  )
}

/**
 * Ctrl + Enter submits the form from anywhere in its article, such as the prompt, which has the focus at first; Enter
 * alone from its inputs. Browsers do the latter only for text, unless the form has a submit button.
 */
function useSubmitKey(form: RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    const place = form.current?.closest('article') ?? form.current
    const onKey = (event: KeyboardEvent) => {
      const isInput = event.target instanceof HTMLInputElement && event.target.form === form.current
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || isInput)) return
      event.preventDefault()
      form.current?.requestSubmit()
    }
    place?.addEventListener('keydown', onKey)
    return () => place?.removeEventListener('keydown', onKey)
  }, [form])
}

const typed = { autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false } as const

const textIn = (answer: Answer | null | undefined) => (answer?.kind === 'text' ? answer.text : '')

function TypedOutput({ describedBy = promptId, ...props }: AnswerFormProps) {
  const text = useTexts('item')
  const [value, setValue] = useState(textIn(props.initial))
  return (
    <Frame {...props} answer={value.trim() === '' ? null : { kind: 'text', text: value }}>
      <label className="grid gap-1">
        <span className="text-sm text-muted">{text.typeOutput}</span>
        <textarea
          {...typed}
          aria-describedby={describedBy}
          className="code min-h-28 w-full"
          rows={5}
          dir="ltr"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
    </Frame>
  )
}

function TypedLine({
  label,
  inputMode,
  isCode = false,
  describedBy = promptId,
  ...props
}: AnswerFormProps & { label: string; inputMode: 'text' | 'decimal'; isCode?: boolean }) {
  const [value, setValue] = useState(textIn(props.initial))
  return (
    <Frame {...props} answer={value.trim() === '' ? null : { kind: 'text', text: value }}>
      <label className="grid max-w-form gap-1">
        <span className="text-sm text-muted">{label}</span>
        <input
          {...typed}
          aria-describedby={describedBy}
          inputMode={inputMode}
          className={`min-h-11 w-full rounded-sm border border-line-strong bg-surface px-3 py-2 ${isCode ? 'font-mono' : ''}`}
          dir={isCode ? 'ltr' : 'auto'}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
    </Frame>
  )
}

function Choice({ describedBy = promptId, initial, ...props }: AnswerFormProps) {
  const text = useTexts('item')
  const [chosen, setChosen] = useState(initial?.kind === 'choice' ? initial.text : null)
  const isOutput = outputKinds.has(props.ask.kind)
  const isNegative = props.ask.kind === 'which-not'
  return (
    <Frame {...props} answer={chosen === null ? null : { kind: 'choice', text: chosen }}>
      <fieldset className="grid min-w-0 grid-cols-1 gap-3" aria-describedby={describedBy}>
        <legend className={isNegative ? 'mb-2 text-sm text-muted' : 'sr-only'}>
          <RichText text={isNegative ? text.optionsNot : text.options} />
        </legend>
        {props.ask.options.map((option, i) => (
          <label
            key={option}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md border border-line-strong bg-surface px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="option"
              className="mt-1.5 size-4 shrink-0 accent-accent outline-none"
              aria-keyshortcuts={String(i + 1)}
              checked={chosen === option}
              onChange={() => setChosen(option)}
            />
            {isOutput ? (
              <pre
                {...writtenIn(props.language)}
                dir="ltr"
                className="min-w-0 font-mono text-[0.9375rem] wrap-anywhere whitespace-pre-wrap"
              >
                {option}
              </pre>
            ) : (
              <RichText text={option} language={languageOfQuestion(props.ask.kind, props.language)} />
            )}
          </label>
        ))}
      </fieldset>
    </Frame>
  )
}

function OrderedLines(props: AnswerFormProps) {
  const text = useTexts('item')
  const [lines, setLines] = useState(props.initial?.kind === 'lines' ? props.initial.lines : props.ask.lines)
  return (
    <Frame {...props} answer={{ kind: 'lines', lines }}>
      <LineOrder
        label={props.ask.kind === 'step-order' ? text.arrangeSteps : text.arrange}
        lines={lines}
        isCode={outputKinds.has(props.ask.kind)}
        language={props.language}
        onChange={setLines}
      />
    </Frame>
  )
}

function Pairs({ describedBy = promptId, initial, ...props }: AnswerFormProps) {
  const text = useTexts('item')
  const { parts, lines } = props.ask
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    new Map(initial?.kind === 'pairs' ? initial.pairs.map(({ part, place }) => [part, place]) : []),
  )
  const pairs = parts.flatMap((part) => {
    const place = chosen.get(part)
    return place === undefined ? [] : [{ part, place }]
  })
  return (
    <Frame {...props} answer={pairs.length < parts.length ? null : { kind: 'pairs', pairs }}>
      <PairList
        label={text.assign}
        describedBy={describedBy}
        parts={parts}
        places={lines}
        language={props.language}
        chosen={chosen}
        onChoose={(part, place) => setChosen(new Map([...chosen, [part, place]]))}
      />
    </Frame>
  )
}

function Line({ describedBy = promptId, initial, ...props }: AnswerFormProps) {
  const [line, setLine] = useState(initial?.kind === 'line' ? initial.line : null)
  return (
    <Frame {...props} answer={line === null ? null : { kind: 'line', line }}>
      <LinePicker lines={props.ask.codeLines} picked={line} describedBy={describedBy} onPick={setLine} />
    </Frame>
  )
}

'use client'

import { useRef, useState, type ReactNode } from 'react'
import { AnswerActions, ConfidenceActions } from '#components/item/answer-actions'
import { promptId } from '#components/item/item-prompt'
import { LineOrder } from '#components/item/line-order'
import { LinePicker } from '#components/item/line-picker'
import { RichText } from '#components/item/rich-text'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { itemMessages as text } from '#messages/item'

interface AnswerFormProps {
  ask: Pick<PresentedItem, 'kind' | 'options' | 'lines' | 'codeLines'>
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
  switch (props.ask.kind) {
    case 'output-typed':
    case 'printed-at':
      return <TypedOutput {...props} />
    case 'output-order':
    case 'step-order':
      return <OrderedLines {...props} />
    case 'what-if':
      return props.ask.lines.length > 0 ? <OrderedLines {...props} /> : <TypedOutput {...props} />
    case 'suspends-first':
    case 'raises-at':
      return <Line {...props} />
    case 'term-choice':
    case 'meaning-choice':
    case 'output-choice':
    case 'outcome':
    case 'runs-next':
      return <Choice {...props} />
    case 'how-long':
      return <TypedLine {...props} label={text.seconds} inputMode="decimal" />
    case 'cloze':
    case 'term-typed':
    case 'self-graded':
      return <TypedLine {...props} label={text.term} inputMode="text" />
  }
}

interface FrameProps extends AnswerFormProps {
  answer: Answer | null
  children: ReactNode
}

function Frame({
  answer,
  submitLabel = text.check,
  asksConfidence = false,
  confidenceLabel = text.confidence.label,
  onAnswer,
  children,
}: FrameProps) {
  const defaultButton = useRef<HTMLButtonElement>(null)
  const giveUp = () => onAnswer({ kind: 'gave-up' }, null)
  return (
    <form
      className="grid grid-cols-1 gap-4"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (answer === null) return
        if (asksConfidence) defaultButton.current?.focus()
        else onAnswer(answer, null)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
      }}
    >
      {children}
      {asksConfidence ? (
        <ConfidenceActions
          label={confidenceLabel}
          isReady={answer !== null}
          defaultButton={defaultButton}
          onAnswer={(confidence) => {
            if (answer !== null) onAnswer(answer, confidence)
          }}
          onGiveUp={giveUp}
        />
      ) : (
        <AnswerActions isReady={answer !== null} submitLabel={submitLabel} onGiveUp={giveUp} />
      )}
    </form>
  )
}

const typed = { autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false } as const

const textIn = (answer: Answer | null | undefined) => (answer?.kind === 'text' ? answer.text : '')

function TypedOutput({ describedBy = promptId, ...props }: AnswerFormProps) {
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
  describedBy = promptId,
  ...props
}: AnswerFormProps & { label: string; inputMode: 'text' | 'decimal' }) {
  const [value, setValue] = useState(textIn(props.initial))
  return (
    <Frame {...props} answer={value.trim() === '' ? null : { kind: 'text', text: value }}>
      <label className="grid max-w-form gap-1">
        <span className="text-sm text-muted">{label}</span>
        <input
          {...typed}
          aria-describedby={describedBy}
          inputMode={inputMode}
          className="min-h-11 w-full rounded-sm border border-line-strong bg-surface px-3 py-2"
          dir="auto"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
    </Frame>
  )
}

function Choice({ describedBy = promptId, initial, ...props }: AnswerFormProps) {
  const [chosen, setChosen] = useState(initial?.kind === 'choice' ? initial.text : null)
  const isOutput = props.ask.kind === 'output-choice'
  return (
    <Frame {...props} answer={chosen === null ? null : { kind: 'choice', text: chosen }}>
      <fieldset className="grid min-w-0 grid-cols-1 gap-3" aria-describedby={describedBy}>
        <legend className="sr-only">{text.options}</legend>
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
              <pre dir="ltr" className="min-w-0 font-mono text-[0.9375rem] wrap-anywhere whitespace-pre-wrap">
                {option}
              </pre>
            ) : (
              <RichText text={option} />
            )}
          </label>
        ))}
      </fieldset>
    </Frame>
  )
}

function OrderedLines(props: AnswerFormProps) {
  const [lines, setLines] = useState(props.initial?.kind === 'lines' ? props.initial.lines : props.ask.lines)
  return (
    <Frame {...props} answer={{ kind: 'lines', lines }}>
      <LineOrder
        label={props.ask.kind === 'step-order' ? text.arrangeSteps : text.arrange}
        lines={lines}
        onChange={setLines}
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

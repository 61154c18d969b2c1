'use client'

import { useRouter } from 'next/navigation'
import { useState, type SubmitEvent } from 'react'
import { sendImport, type ImportAnswer } from '#browser/own/send-import'
import type { SendingProgress } from '#browser/send-file'
import { deckPath } from '#browser/paths'
import { OwnText } from '#components/item/own-text'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { FileField } from '#components/ui/file-field'
import { Notice } from '#components/ui/notice'
import { WorkProgress } from '#components/ui/work-progress'
import { maxCardFileBytes } from '#domain/exchange/upload-limits'
import type { ImportReport } from '#domain/own/import-reply'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

type State =
  | { kind: 'idle' }
  /** A file is on its way, to be looked at or to be stored. */
  | { kind: 'sending'; stores: boolean; progress: SendingProgress }
  | { kind: 'read'; report: ImportReport }
  | Extract<ImportAnswer, { kind: 'refused' | 'unreachable' }>

const maxTitleLength = 100

/** Imports a file with cards: first says what would come of it, then stores it. */
export function ImportForm() {
  const text = useTexts('own').import
  const ownText = useTexts('own')
  const router = useRouter()
  const [file, setFile] = useState<File | null>(null)
  const [title, setTitle] = useState('')
  const [state, setState] = useState<State>({ kind: 'idle' })

  const choose = (chosen: File | null) => {
    setFile(chosen)
    setState({ kind: 'idle' })
    if (chosen !== null) setTitle(chosen.name.replace(/\.\w+$/u, '').slice(0, maxTitleLength))
  }
  const send = async (sent: File, deckTitle: string | null) => {
    if (sent.size > maxCardFileBytes) {
      setState({ kind: 'refused', problem: 'too-large' })
      return
    }
    const show = (progress: SendingProgress) =>
      setState({ kind: 'sending', stores: deckTitle !== null, progress })
    show({ stage: 'sending', share: 0 })
    const answer = await sendImport(sent, deckTitle, show)
    if (answer.kind === 'stored') router.push(deckPath(answer.deckId))
    else setState(answer)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (file !== null) void send(file, state.kind === 'read' ? title : null)
  }

  return (
    <form onSubmit={submit} className="grid max-w-prose grid-cols-1 gap-5">
      <FileField
        name="file"
        label={text.file}
        hint={text.fileHint}
        accept=".apkg,.colpkg,.csv,.tsv,.txt"
        chosen={file?.name ?? null}
        required
        onChoose={choose}
      />
      <WorkProgress work={state.kind === 'sending' ? shownProgress(text, state) : null} />
      <div role="status">
        <Outcome state={state} />
      </div>
      {state.kind === 'read' ? (
        <>
          <Field name="title" label={ownText.deckTitle}>
            {(control) => (
              <input
                {...control}
                required
                maxLength={maxTitleLength}
                value={title}
                onChange={(event) => setTitle(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button type="submit" className="justify-self-start">
            {text.store({ n: state.report.cards })}
          </Button>
        </>
      ) : (
        <Button
          type="submit"
          disabled={file === null || state.kind === 'sending'}
          className="justify-self-start"
        >
          {text.preview}
        </Button>
      )}
    </form>
  )
}

const shownProgress = (
  text: TextsOf<'own'>['import'],
  { stores, progress: { stage, share } }: Extract<State, { kind: 'sending' }>,
) => ({
  words: stage === 'sending' ? text.sending : stores ? text.storing : text.reading,
  share,
})

function Outcome({ state }: { state: State }) {
  const text = useTexts('own').import
  switch (state.kind) {
    case 'idle':
    case 'sending':
      return null
    case 'read':
      return <Report report={state.report} />
    case 'refused':
      return <Notice tone="bad">{text.problems[state.problem]}</Notice>
    case 'unreachable':
      return <Notice tone="bad">{text.unreachable}</Notice>
  }
}

function Report({ report: { cards, answers, samples, leftOut } }: { report: ImportReport }) {
  const text = useTexts('own').import
  const reasons = [
    leftOut.empty > 0 ? text.empty({ n: leftOut.empty }) : null,
    leftOut.tooLong > 0 ? text.tooLong({ n: leftOut.tooLong }) : null,
    leftOut.media > 0 ? text.media({ n: leftOut.media }) : null,
    leftOut.answers > 0 ? text.answers({ n: leftOut.answers }) : null,
  ].filter((reason) => reason !== null)
  return (
    <div className="grid grid-cols-1 gap-4">
      <h2 className="text-lg">{text.found({ n: cards })}</h2>
      <p>{answers > 0 ? text.history({ n: answers }) : text.isNew}</p>
      {reasons.length === 0 ? (
        <p>{text.complete}</p>
      ) : (
        <div>
          <p>{text.leftOut}</p>
          <ul className="list-disc ps-6">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <h3 className="text-base">{text.samples}</h3>
      <ul className="grid grid-cols-1 gap-3">
        {samples.map(({ frontHtml, backHtml }, i) => (
          <li key={i} className="grid min-w-0 gap-3 rounded-md border border-line bg-surface px-4 py-3">
            <OwnText html={frontHtml} />
            <div className="min-w-0 border-t border-line pt-3">
              <OwnText html={backHtml} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

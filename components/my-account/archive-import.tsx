'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { sendArchive } from '#browser/account/send-archive'
import { Button } from '#components/ui/button'
import { Field, fileClass } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { amountNames } from '#domain/archive/amounts'
import type { ImportPreview } from '#domain/archive/import-reply'
import { myAccountMessages } from '#messages/my-account'

const text = myAccountMessages.data
const maxBytes = 16 * 1_024 * 1_024

type Said = { tone: 'good' | 'bad'; words: string }

/** Imports an archive: shows what that would do, and does it once the learner agrees. */
export function ArchiveImport({ timeZone }: { timeZone: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<{ file: File; shown: ImportPreview } | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [fault, setFault] = useState<string>()
  const [isWorking, startWork] = useTransition()

  const leave = (words: Said | null) => {
    setPreview(null)
    setSaid(words)
    if (input.current !== null) input.current.value = ''
    input.current?.focus()
  }
  const send = (file: File, consent: string | null) => {
    setSaid(null)
    startWork(async () => {
      const reply = await sendArchive(file, consent)
      switch (reply.kind) {
        case 'preview':
          setPreview({ file, shown: reply })
          return
        case 'imported':
          leave({ tone: 'good', words: text.imported(reply.imported) })
          return
        case 'changed-meanwhile':
          leave({ tone: 'bad', words: text.changed })
          return
        case 'refused':
          leave({ tone: 'bad', words: text.refused(text.reasons[reply.reason]) })
          return
        case 'unreachable':
          leave({ tone: 'bad', words: myAccountMessages.unreachable })
      }
    })
  }
  const choose = (file: File | undefined) => {
    setFault(undefined)
    setPreview(null)
    if (file === undefined) return
    if (file.size > maxBytes) setFault(text.tooLarge)
    else send(file, null)
  }

  return (
    <div className="grid gap-5">
      <Field name="archive" label={text.file} hint={text.fileHint} error={fault}>
        {(control) => (
          <input
            {...control}
            ref={input}
            type="file"
            className={`${control.className} ${fileClass}`}
            accept=".zip,application/zip"
            disabled={isWorking}
            onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
          />
        )}
      </Field>
      <p role="status" className={isWorking ? 'text-muted' : 'sr-only'}>
        {isWorking ? (preview === null ? text.reading : text.importing) : ''}
      </p>
      {preview === null ? null : (
        <Preview
          shown={preview.shown}
          timeZone={timeZone}
          isWorking={isWorking}
          onConfirm={() => send(preview.file, preview.shown.consent)}
          onCancel={() => leave(null)}
        />
      )}
      {said === null ? null : (
        <Notice tone={said.tone} announced>
          {said.words}
        </Notice>
      )}
    </div>
  )
}

interface PreviewProps {
  shown: ImportPreview
  timeZone: string
  isWorking: boolean
  onConfirm: () => void
  onCancel: () => void
}

function Preview({ shown, timeZone, isWorking, onConfirm, onCancel }: PreviewProps) {
  const { email, exportedAtMillis, imported, leftOut, replaced, lostAnswers, lostCards } = shown
  const [agrees, setAgrees] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const loses = lostAnswers > 0 || lostCards > 0
  const leavesOut = amountNames.some((name) => leftOut[name] > 0)
  const cell = 'px-2 py-1 text-end tabular-nums'
  return (
    <div
      className="grid gap-4 rounded-md border border-line-strong bg-surface p-4"
      role="group"
      aria-labelledby="import-preview"
    >
      <h3 id="import-preview" className="font-[650] outline-none" tabIndex={-1} ref={heading}>
        {text.foundTitle}
      </h3>
      <p>{text.found(email, myAccountMessages.sessions.when(exportedAtMillis, timeZone))}</p>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="px-2 py-1 text-start">
              {text.columns.what}
            </th>
            <th scope="col" className={cell}>
              {text.columns.now}
            </th>
            <th scope="col" className={cell}>
              {text.columns.after}
            </th>
            {leavesOut ? (
              <th scope="col" className={cell}>
                {text.columns.leftOut}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {amountNames.map((name) => (
            <tr key={name}>
              <th scope="row" className="px-2 py-1 text-start font-normal">
                {text.rows[name]}
              </th>
              <td className={cell}>{replaced[name]}</td>
              <td className={cell}>{imported[name]}</td>
              {leavesOut ? <td className={cell}>{leftOut[name]}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {leavesOut ? <p>{text.why}</p> : null}
      <p>{text.replaces}</p>
      {loses ? (
        <Notice tone="bad">
          {lostAnswers === 0 ? null : <p>{text.loses(lostAnswers)}</p>}
          {lostCards === 0 ? null : <p>{text.losesCards(lostCards)}</p>}
          <label className="mt-2 flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              className="size-5"
              checked={agrees}
              onChange={({ currentTarget }) => setAgrees(currentTarget.checked)}
            />
            {text.agree}
          </label>
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button disabled={isWorking || (loses && !agrees)} onClick={onConfirm}>
          {text.confirm}
        </Button>
        <Button look="secondary" disabled={isWorking} onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </div>
  )
}

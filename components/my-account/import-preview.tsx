'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { amountNames } from '#domain/archive/amounts'
import type { ImportPreview as Shown } from '#domain/archive/import-reply'
import { dateFormat } from '#messages/formats'
import { useLocale, useTexts } from '#texts'

interface ImportPreviewProps {
  shown: Shown
  timeZone: string
  isWorking: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** What an import would do. Whoever would lose something by it has to say that they want to. */
export function ImportPreview({ shown, timeZone, isWorking, onConfirm, onCancel }: ImportPreviewProps) {
  const text = useTexts('my-account').data
  const locale = useLocale()
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
      <p>
        {text.found({
          email,
          when: dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
            exportedAtMillis,
          ),
        })}
      </p>
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
          {lostAnswers === 0 ? null : <p>{text.loses({ n: lostAnswers })}</p>}
          {lostCards === 0 ? null : <p>{text.losesCards({ n: lostCards })}</p>}
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

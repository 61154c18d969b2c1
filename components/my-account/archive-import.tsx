'use client'

import { useRef, useState, useTransition } from 'react'
import { sendArchive } from '#browser/account/send-archive'
import type { SendingProgress } from '#browser/send-file'
import { ImportPreview } from '#components/my-account/import-preview'
import { FileField } from '#components/ui/file-field'
import { Notice } from '#components/ui/notice'
import { WorkProgress } from '#components/ui/work-progress'
import type { ImportPreview as Shown } from '#domain/archive/import-reply'
import { maxArchiveBytes } from '#domain/exchange/upload-limits'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

type Said = { tone: 'good' | 'bad'; words: string }

const begun: SendingProgress = { stage: 'sending', share: 0 }

const shownProgress = (
  text: TextsOf<'my-account'>['data'],
  { stage, share }: SendingProgress,
  isImport: boolean,
) => ({
  words: stage === 'sending' ? text.sending : isImport ? text.importing : text.reading,
  share,
})

/** Imports an archive: shows what that would do, and does it once the learner agrees. */
export function ArchiveImport({ timeZone }: { timeZone: string }) {
  const text = useTexts('my-account').data
  const myAccountText = useTexts('my-account')
  const input = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<{ file: File; shown: Shown } | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  /** Name of the file that the field holds. */
  const [chosen, setChosen] = useState<string | null>(null)
  const [fault, setFault] = useState<string>()
  const [progress, setProgress] = useState<SendingProgress>(begun)
  /** Whether the file is imported, and not only looked at. Its preview is gone before the work is said to be over. */
  const [isImport, setIsImport] = useState(false)
  const [isWorking, startWork] = useTransition()

  const leave = (words: Said | null) => {
    setPreview(null)
    setSaid(words)
    setChosen(null)
    if (input.current !== null) input.current.value = ''
    input.current?.focus()
  }
  const send = (file: File, consent: string | null) => {
    setSaid(null)
    setProgress(begun)
    setIsImport(consent !== null)
    startWork(async () => {
      const reply = await sendArchive(file, consent, setProgress)
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
          leave({ tone: 'bad', words: text.refused({ why: text.reasons[reply.reason] }) })
          return
        case 'unreachable':
          leave({ tone: 'bad', words: myAccountText.unreachable })
      }
    })
  }
  const choose = (file: File | null) => {
    setChosen(file?.name ?? null)
    setFault(undefined)
    setPreview(null)
    if (file === null) return
    if (file.size > maxArchiveBytes) setFault(text.tooLarge)
    else send(file, null)
  }

  return (
    <div className="grid gap-5">
      <FileField
        name="archive"
        label={text.file}
        hint={text.fileHint}
        error={fault}
        accept=".zip,application/zip"
        chosen={chosen}
        disabled={isWorking}
        input={input}
        onChoose={choose}
      />
      {preview === null ? null : (
        <ImportPreview
          shown={preview.shown}
          timeZone={timeZone}
          isWorking={isWorking}
          onConfirm={() => send(preview.file, preview.shown.consent)}
          onCancel={() => leave(null)}
        />
      )}
      <WorkProgress work={isWorking ? shownProgress(text, progress, isImport) : null} />
      {said === null ? null : (
        <Notice tone={said.tone} announced>
          {said.words}
        </Notice>
      )}
    </div>
  )
}

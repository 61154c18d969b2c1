'use client'

import { dateFormat } from '#messages/formats'
import { useEffect, useState, useTransition } from 'react'
import { SettingsPreview, type PreviewOutcome } from '#components/account/settings-preview'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useLocale, useTexts } from '#texts'

interface Learned {
  id: string
  trainedAtMillis: number
  trainedOn: number
  comparedOn: number
  logLoss: number
  logLossBefore: number
  isBetter: boolean
}

interface Model {
  answers: number
  minAnswers: number
  training: { kind: 'waiting' } | { kind: 'running'; share: number } | { kind: 'failed' } | null
  inUse: Learned | null
  /** The latest result, until the learner accepts it or trains again. */
  news: Learned | null
  /** Parameters that were used before, latest first. */
  used: Learned[]
}

interface MemoryModelProps {
  model: Model
  timeZone: string
  /** Reads the current state. */
  read: () => Promise<Model>
  /** Starts training on the learner's answers; null if they have done so too often. */
  begin: () => Promise<Model | null>
  /** What it would change to use learned parameters, or with null the defaults of FSRS. */
  preview: (id: string | null) => Promise<PreviewOutcome>
  /** Uses learned parameters, or with null the defaults of FSRS. */
  choose: (id: string | null) => Promise<Model>
}

const pollMillis = 500

/** The FSRS parameters in use. They can be learned from the learner's answers, and reset to the defaults. */
export function MemoryModel({
  model: initialModel,
  timeZone,
  read,
  begin,
  preview,
  choose,
}: MemoryModelProps) {
  const settingsText = useTexts('settings')
  const text = useTexts('memory')
  const locale = useLocale()
  const [model, setModel] = useState(initialModel)
  const [problem, setProblem] = useState<string | null>(null)
  /** What parameters would change, with their id; it says nothing about others. */
  const [previewed, setPreviewed] = useState<{ id: string | null; outcome: PreviewOutcome } | null>(null)
  const [isBusy, startTransition] = useTransition()
  const { training, inUse } = model
  const isTraining = training !== null && training.kind !== 'failed'

  useEffect(() => {
    if (!isTraining) return
    const timer = setTimeout(() => {
      const tell = (next: Model, said: string | null) => {
        setModel(next)
        setProblem(said)
      }
      // If the request fails, setting an equal state makes the effect run again.
      read().then(
        (next) => tell(next, null),
        () => tell({ ...model }, settingsText.unreachable),
      )
    }, pollMillis)
    return () => clearTimeout(timer)
  }, [isTraining, model, read, settingsText])

  const ask = (question: () => Promise<Model | null>) => () =>
    startTransition(async () => {
      try {
        const answer = await question()
        setProblem(answer === null ? text.tooOften : null)
        setPreviewed(null)
        if (answer !== null) setModel(answer)
      } catch {
        setProblem(settingsText.unreachable)
      }
    })

  const askForPreview = (id: string | null) => () =>
    startTransition(async () => {
      const outcome = await preview(id).catch(() => ({ kind: 'unreachable' as const }))
      setPreviewed({ id, outcome })
    })
  const previewOf = (id: string | null) =>
    previewed?.id === id ? <SettingsPreview outcome={previewed.outcome} of="parameters" /> : null
  /** To use parameters, or first to see what that changes. */
  const toUse = (id: string | null, label: string, look: 'primary' | 'secondary') => (
    <>
      <Button look={look} disabled={isBusy} onClick={ask(() => choose(id))}>
        {label}
      </Button>
      <Button
        look="secondary"
        disabled={isBusy}
        aria-label={text.previewOf({ change: label })}
        onClick={askForPreview(id)}
      >
        {settingsText.preview}
      </Button>
    </>
  )

  const date = dateFormat(locale, { dateStyle: 'medium', timeZone })
  const dateOf = (millis: number) => date.format(millis)
  const news = isTraining ? null : model.news
  const others = model.used.filter(({ id }) => id !== inUse?.id)
  const isEnough = model.answers >= model.minAnswers

  return (
    <section aria-labelledby="memory-title" className="grid gap-4 panel p-5 sm:p-6">
      <h2 id="memory-title" className="text-lg">
        {text.title}
      </h2>
      <p>{text.lead({ fewest: model.minAnswers })}</p>
      <p className="font-[600]">
        {inUse === null
          ? text.defaultInUse
          : text.ownInUse({ date: dateOf(inUse.trainedAtMillis), answers: inUse.trainedOn })}
      </p>
      {news === null ? null : <Result learned={news} />}
      <div role="status" className="empty:hidden">
        {isTraining ? <Progress share={training.kind === 'running' ? training.share : null} /> : null}
      </div>
      {training?.kind === 'failed' ? (
        <Notice tone="bad" announced>
          {text.failed}
        </Notice>
      ) : null}
      {problem === null ? null : (
        <Notice tone="bad" announced>
          {problem}
        </Notice>
      )}
      {isEnough ? null : (
        <p className="text-muted">{text.tooFew({ n: model.answers, fewest: model.minAnswers })}</p>
      )}
      {news?.isBetter ? previewOf(news.id) : null}
      {inUse === null ? null : previewOf(null)}
      <div className="flex flex-wrap gap-3">
        {news?.isBetter ? toUse(news.id, text.useMine, 'primary') : null}
        <Button look="secondary" disabled={isBusy || isTraining || !isEnough} onClick={ask(begin)}>
          {news === null && model.used.length === 0 ? text.learn : text.learnAgain}
        </Button>
        {inUse === null ? null : toUse(null, text.useUsual, 'secondary')}
      </div>
      {others.length === 0 ? null : (
        <ul aria-label={text.earlier} className="divide-y divide-line">
          {others.map(({ id, trainedAtMillis, trainedOn }) => (
            <li key={id} className="grid gap-3 py-2">
              <div className="flex flex-wrap items-center justify-between gap-3">
                {text.learnedOn({ date: dateOf(trainedAtMillis), answers: trainedOn })}
                <div className="flex flex-wrap gap-3">{toUse(id, text.useThese, 'secondary')}</div>
              </div>
              {previewOf(id)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Progress({ share }: { share: number | null }) {
  const text = useTexts('memory')
  if (share === null) return <p>{text.waiting}</p>
  return (
    <label className="grid gap-2">
      {text.learning}
      <progress
        value={share}
        max={1}
        className="h-2 w-full appearance-none overflow-hidden rounded-sm bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
    </label>
  )
}

function Result({ learned }: { learned: Learned }) {
  const text = useTexts('memory')
  const { isBetter, comparedOn, logLoss, logLossBefore } = learned
  const change = Math.abs(1 - logLoss / logLossBefore) * 100
  return (
    <Notice tone={isBetter ? 'good' : 'neutral'} announced>
      <p className="font-[600]">{isBetter ? text.better : text.noBetter}</p>
      <p>
        {text.compared({
          answers: comparedOn,
          error: logLoss,
          before: logLossBefore,
          percent: change,
          size: change < 0.1 ? 'tiny' : 'some',
          direction: logLoss < logLossBefore ? 'lower' : 'higher',
        })}
      </p>
      <p>{isBetter ? text.whatChanges : text.nothingChanges}</p>
    </Notice>
  )
}

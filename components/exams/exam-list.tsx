'use client'

import { Link } from '#components/ui/link'
import { useActionState } from 'react'
import { scopeValue } from '#components/exams/exam-form'
import { ExamReplyNotice, type ExamReply } from '#components/exams/exam-reply'
import type { ExamAhead } from '#components/exams/exams-ahead'
import { Button } from '#components/ui/button'
import { fullDate } from '#messages/full-date'
import { atLeastOne } from '#messages/at-least-one'
import { useLocale, useTexts } from '#texts'
import { SentenceAbout } from '#components/item/sentence-about'

interface Recall {
  atLeast: number
  atMost: number
}

interface ExamPlan extends ExamAhead {
  cards: number
  /** The learner's limit of new cards, if it is too low. */
  tooLowLimit: number | null
  minutesPerDay: number
  forecast: { studied: Recall; left: Recall } | null
}

interface ExamListProps {
  plans: readonly ExamPlan[]
  remove: (before: ExamReply | null, form: FormData) => Promise<ExamReply>
}

/** The exams that a learner prepares for, with a plan for each. */
export function ExamList({ plans, remove }: ExamListProps) {
  const text = useTexts('exams')
  const locale = useLocale()
  const [reply, post, isRemoving] = useActionState(remove, null)
  return (
    <div className="grid gap-4">
      <ExamReplyNotice reply={reply} />
      {plans.length === 0 ? (
        <p className="text-muted">{text.none}</p>
      ) : (
        plans.map((plan) => (
          <article key={scopeValue(plan)} className="grid gap-3 panel p-5 sm:p-6">
            <header className="flex flex-wrap items-start justify-between gap-3">
              <div>
                <h2 className="text-lg [overflow-wrap:anywhere]">
                  <SentenceAbout
                    sentence={text.about({ kind: plan.kind, title: plan.title })}
                    name={plan.title}
                    language={plan.language}
                  />
                </h2>
                <p className="text-muted">
                  {fullDate(locale, plan.date)}. {text.when({ inDays: plan.inDays })}
                </p>
              </div>
              <form action={post}>
                <input type="hidden" name="scope" value={scopeValue(plan)} />
                <Button
                  type="submit"
                  look="secondary"
                  disabled={isRemoving}
                  aria-label={text.removeOf({ about: text.about({ kind: plan.kind, title: plan.title }) })}
                >
                  {text.remove}
                </Button>
              </form>
            </header>
            {plan.isGone ? <p>{text.gone[plan.kind]}</p> : <Plan {...plan} />}
          </article>
        ))
      )}
    </div>
  )
}

function Plan({ cards, notSeen, newPerDay, beginBy, tooLowLimit, minutesPerDay, forecast }: ExamPlan) {
  const text = useTexts('exams')
  const locale = useLocale()
  if (forecast === null) return <p>{text.noCards}</p>
  return (
    <>
      <ul className="grid list-disc gap-1 ps-5">
        <li>
          {text.seen({ seen: cards - notSeen, of: cards })}{' '}
          {notSeen === 0 ? null : text.toBegin({ notSeen, newPerDay, beginBy: fullDate(locale, beginBy) })}
        </li>
        {tooLowLimit === null ? null : (
          <li>
            {text.tooLow({ limit: tooLowLimit, newPerDay })}{' '}
            <Link href="/settings" className="text-accent underline">
              {text.openSettings}
            </Link>
          </li>
        )}
        <li>{text.minutes({ minutes: atLeastOne(minutesPerDay) })}</li>
      </ul>
      <table className="w-full border-collapse text-start">
        <caption className="mb-1 text-start font-[600]">{text.expected}</caption>
        <tbody>
          {(
            [
              [
                tooLowLimit === null ? text.ifStudied.all : text.ifStudied.limited({ limit: tooLowLimit }),
                forecast.studied,
              ],
              [text.ifLeft, forecast.left],
            ] as const
          ).map(([label, recall]) => (
            <tr key={label} className="border-t border-line align-top">
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                {label}
              </th>
              <td className="py-2 text-end tabular-nums">
                {recall.atLeast === recall.atMost
                  ? text.ofHundred.exactly({ recall: recall.atLeast })
                  : text.ofHundred.between(recall)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-muted">{text.basis}</p>
    </>
  )
}

import { ArrowLeft } from 'lucide-react'
import { Link } from '#components/ui/link'
import type { ReactNode } from 'react'
import { lessonPath, type LessonLink } from '#browser/paths'
import type { CardSchedule, ChangeCards, UndoChanges } from '#browser/cards/card-types'
import { CardFlags } from '#components/cards/card-flags'
import { CardHistory } from '#components/cards/card-history'
import { CardPageActions } from '#components/cards/card-page-actions'
import { CardChips, dueFromNow } from '#components/cards/card-state'
import { RecallChart, type RecallCurve } from '#components/cards/recall-chart'
import { ItemPrompt } from '#components/item/item-prompt'
import { OutputPanel } from '#components/item/output-panel'
import { OwnText } from '#components/item/own-text'
import { CodeName } from '#components/item/code-name'
import { RichText } from '#components/item/rich-text'
import { StateLabel } from '#components/progress/state-label'
import { Notice } from '#components/ui/notice'
import { UnreadableRows } from '#components/ui/unreadable-rows'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Knowledge } from '#domain/progress/knowledge'
import type { TestCounts } from '#domain/progress/recall-tests'
import type { ItemFace } from '#domain/items/item-face'
import { useTexts } from '#texts'
import { facetName } from '#messages/facet-name'
import { formatInterval } from '#messages/format-interval'
import type { TextsOf } from '#messages/rooms'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion, languageOfReasons } from '#domain/items/question-language'

interface CardPageProps {
  card: {
    cardId: string
    term: string | null
    facet: string
    /** Null if it is damaged. */
    face: ItemFace | null
    isRetired: boolean
    lesson: LessonLink
    knowledge: Knowledge
    tests: TestCounts
    schedule: CardSchedule
    isBuried: boolean
    isLeech: boolean
    reps: number
    lapses: number
    memory: { stability: number; difficulty: number; recall: number } | null
    desiredRetention: number
    history: Parameters<typeof CardHistory>[0]['history']
    flags: Parameters<typeof CardFlags>[0]['flags']
    timeZone: string
    /** Names of rows that are damaged; what they hold is left out. */
    unreadable: string[]
  }
  /** Null if the face is. */
  ask: PresentedItem | null
  curve: RecallCurve
  nowMillis: number
  change: ChangeCards
  undo: UndoChanges
  resolveFlag: (flagId: string) => Promise<void>
}

/** The page of a card: its question, the learner's progress, its history, and actions. */
export function CardPage({ card, ask, curve, nowMillis, change, undo, resolveFlag }: CardPageProps) {
  const text = useTexts('cards')
  const { lesson, face, flags } = card
  return (
    <article className="mx-auto grid max-w-prose gap-8">
      <header>
        <Link
          href="/cards"
          className="inline-flex min-h-11 items-center gap-1.5 text-sm text-muted hover:text-accent"
        >
          <ArrowLeft className="size-4" aria-hidden="true" />
          {text.back}
        </Link>
        <h1 className="text-2xl [overflow-wrap:anywhere]">
          {card.term === null ? (
            facetName(text, card.facet)
          ) : (
            <span {...writtenIn(lesson.language)}>
              <CodeName name={card.term} />
            </span>
          )}
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span>{facetName(text, card.facet)}</span>
          <Link {...writtenIn(lesson.language)} href={lessonPath(lesson)} className="text-accent underline">
            {lesson.title}
          </Link>
          <CardChips card={{ ...card, flags: flags.filter(({ isResolved }) => !isResolved).length }} />
        </p>
      </header>
      <UnreadableRows rows={card.unreadable} />
      {card.isRetired ? <Notice>{text.retired}</Notice> : null}
      {card.isLeech ? <Notice>{text.leechText({ n: card.lapses })}</Notice> : null}
      {face === null || ask === null ? null : <Question face={face} ask={ask} language={lesson.language} />}
      <Part title={text.standing}>
        <Facts card={card} nowMillis={nowMillis} />
        <CardPageActions card={card} change={change} undo={undo} />
      </Part>
      {curve.pieces.length === 0 ? null : (
        <Part title={text.curve}>
          <RecallChart curve={curve} goal={card.desiredRetention} />
        </Part>
      )}
      <Part title={text.history}>
        <CardHistory history={card.history} timeZone={card.timeZone} />
      </Part>
      {flags.length === 0 ? null : (
        <Part title={text.flags}>
          <CardFlags flags={flags} timeZone={card.timeZone} resolve={resolveFlag} />
        </Part>
      )}
    </article>
  )
}

function Question({ face, ask, language }: { face: ItemFace; ask: PresentedItem; language: string | null }) {
  const text = useTexts('cards')
  return (
    <section className="panel p-5 sm:p-7">
      <h2 className="sr-only">{text.question}</h2>
      <ItemPrompt
        prompt={ask.prompt}
        promptHtml={face.own?.frontHtml}
        codeHtml={ask.codeHtml}
        kind={face.kind}
        language={language}
      />
      <details className="mt-5 border-t border-line pt-3">
        <summary className="disclosure font-[600] text-accent">{text.showAnswer}</summary>
        <div className="mt-2 grid gap-4">
          {face.own !== undefined ? (
            <OwnText html={face.own.backHtml} />
          ) : Array.isArray(face.answer) ? (
            <OutputPanel lines={face.answer} label={text.printed} language={language} />
          ) : face.code === null ? (
            <p className="text-lg">
              <RichText text={face.answer} language={languageOfQuestion(face.kind, language)} />
            </p>
          ) : (
            <OutputPanel lines={face.answer.split('\n')} label={text.answer} language={language} />
          )}
          {face.explanation === '' ? null : (
            <p>
              <RichText text={face.explanation} language={languageOfReasons(face.kind, language)} />
            </p>
          )}
        </div>
      </details>
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

function Facts({ card, nowMillis }: Pick<CardPageProps, 'card' | 'nowMillis'>) {
  const text = useTexts('cards')
  const cardEvidence = useTexts('knowledge').cards
  const intervals = useTexts('intervals')
  const { knowledge, tests, schedule, memory, reps, lapses } = card
  if (memory === null) return <p className="text-muted">{text.notSeen}</p>
  const facts = [
    [text.facts.due, dueFromNow(intervals, schedule, nowMillis) ?? '–'],
    [text.facts.recall, text.percent({ n: Math.round(memory.recall * 100) })],
    [
      text.facts.stability,
      formatInterval(intervals, { kind: 'days', days: Math.max(1, Math.round(memory.stability)) }),
    ],
    [text.facts.difficulty, text.difficulty({ n: Math.round(memory.difficulty) })],
    [text.facts.reps, text.times({ n: reps })],
    [text.facts.lapses, text.times({ n: lapses })],
  ]
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
      <div className="col-span-full">
        <dt className="text-sm text-muted">{text.facts.state}</dt>
        <dd>
          <StateLabel state={knowledge} />
          <span className="block text-sm text-muted">
            {cardEvidence[knowledge]}; {testsInWords(text, tests)}
          </span>
        </dd>
      </div>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-sm text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function testsInWords(
  { tests: words }: TextsOf<'cards'>,
  { graded, selfGraded }: CardPageProps['card']['tests'],
): string {
  if (graded.of === 0) return selfGraded.of === 0 ? words.none : words.selfGraded(selfGraded)
  if (selfGraded.of === 0) return words.graded(graded)
  return words.both({ ...graded, passedSelfGraded: selfGraded.passed, selfGraded: selfGraded.of })
}

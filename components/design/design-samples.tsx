'use client'

import { Moon } from 'lucide-react'
import type { ReactNode } from 'react'
import { KindIcon } from '#components/cards/kind-icon'
import { AnswerLanes } from '#components/item/answer-lanes'
import { StateBar } from '#components/progress/state-bar'
import { StateLabel } from '#components/progress/state-label'
import { RatingButtons } from '#components/study/rating-buttons'
import { QueueLane } from '#components/today/queue-lane'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { Field } from '#components/ui/field'
import { IconButton } from '#components/ui/icon-button'
import { Notice } from '#components/ui/notice'
import { knowledgeStates } from '#domain/progress/knowledge'
import { ratings } from '#domain/schedule/rating'
import { useTexts } from '#texts'

// This page is never built for learners, so its words are not in messages/.

const colours = {
  ground: 'bg-ground',
  surface: 'bg-surface',
  sunken: 'bg-sunken',
  line: 'bg-line',
  'line-strong': 'bg-line-strong',
  muted: 'bg-muted',
  ink: 'bg-ink',
  accent: 'bg-accent',
  'accent-soft': 'bg-accent-soft',
  good: 'bg-good',
  'good-soft': 'bg-good-soft',
  hard: 'bg-hard',
  'hard-soft': 'bg-hard-soft',
  bad: 'bg-bad',
  'bad-soft': 'bg-bad-soft',
}
const sizes = {
  sm: 'text-sm',
  base: 'text-base',
  lg: 'text-lg',
  xl: 'text-xl',
  '2xl': 'text-2xl',
  '3xl': 'text-3xl',
}
const tones = ['1', '2', '3', '4', '5', '6']
const previews = {
  1: { kind: 'minutes', minutes: 1 },
  2: { kind: 'minutes', minutes: 10 },
  3: { kind: 'days', days: 4 },
  4: { kind: 'days', days: 11 },
} as const
const nothing = () => undefined

/** Every token, and every small component in each of its states. */
export function DesignSamples() {
  const itemKindNames = useTexts('item-kinds')
  return (
    <div className="grid gap-12">
      <h1 className="text-2xl">Design</h1>
      <Samples title="Colours">
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-5">
          {Object.entries(colours).map(([name, className]) => (
            <li key={name}>
              <span className={`block h-12 rounded-md border border-line ${className}`} />
              <span className="text-sm">{name}</span>
            </li>
          ))}
        </ul>
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-6">
          {tones.map((tone) => (
            <li key={tone} data-course-tone={tone}>
              <span className="grid h-12 place-items-center rounded-md bg-course-soft font-[650] text-course">
                course {tone}
              </span>
            </li>
          ))}
        </ul>
      </Samples>
      <Samples title="Type">
        {Object.entries(sizes).map(([name, className]) => (
          <p key={name} className={className}>
            {name}: 10 answers in 0.5 s, <code className="inline-code">await x0</code>
          </p>
        ))}
      </Samples>
      <Samples title="Buttons">
        <div className="flex flex-wrap items-center gap-3">
          <Button>Primary</Button>
          <Button disabled>Primary, off</Button>
          <Button look="secondary">Secondary</Button>
          <Button look="secondary" disabled>
            Secondary, off
          </Button>
          <IconButton icon={Moon} label="With an icon alone" onPress={nothing} />
          <IconButton icon={Moon} label="With an icon alone, off" isOff onPress={nothing} />
        </div>
      </Samples>
      <Samples title="Fields">
        <div className="grid max-w-form gap-5">
          <Field name="plain" label="With a hint" hint="What is asked for.">
            {(control) => <input {...control} />}
          </Field>
          <Field name="wrong" label="With an error" error="What is wrong, and what to do.">
            {(control) => <input {...control} defaultValue="abc" />}
          </Field>
        </div>
      </Samples>
      <Samples title="Notices">
        <Notice>Neutral</Notice>
        <Notice tone="good">Good</Notice>
        <Notice tone="bad">Bad</Notice>
        <EmptyState
          heading="h3"
          title="An empty page"
          text="Says why it is empty, and what to do next."
          action={{ href: '/design', label: 'The next step' }}
        />
      </Samples>
      <Samples title="Ratings">
        {[null, ...ratings].map((suggested) => (
          <RatingButtons
            key={suggested}
            previews={previews}
            suggested={suggested}
            reason={suggested === null ? 'Nothing suggested' : 'With a suggestion'}
            allowed={suggested === null ? ratings : ratings.filter((rating) => rating <= suggested)}
            onRate={nothing}
          />
        ))}
      </Samples>
      <Samples title="Lanes">
        <QueueLane review={12} fresh={5} />
        <QueueLane review={40} fresh={5} />
        <AnswerLanes
          answers={['right', 'right', 'wrong', 'known', 'right', 'forgotten', 'right', 'right']}
          caption="Answers of a session"
        />
      </Samples>
      <Samples title="States of knowledge">
        <p className="flex flex-wrap gap-6">
          {knowledgeStates.map((state) => (
            <StateLabel key={state} state={state} />
          ))}
        </p>
        <StateBar cardsBy={{ known: 40, fading: 6, 'not sure yet': 12, learning: 9, 'not tested': 80 }} />
      </Samples>
      <Samples title="Kinds of questions">
        <ul className="grid gap-3 sm:grid-cols-3">
          {Object.entries(itemKindNames).map(([kind, name]) => (
            <li key={kind} className="flex items-center gap-3">
              <KindIcon kind={kind as keyof typeof itemKindNames} />
              {name}
            </li>
          ))}
        </ul>
      </Samples>
    </div>
  )
}

function Samples({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  )
}

'use client'

import { Search, X } from 'lucide-react'
import Form from 'next/form'
import { Link } from '#components/ui/link'
import { useId } from 'react'
import { Button } from '#components/ui/button'
import { knowledgeStates } from '#domain/progress/knowledge'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { SentenceAbout } from '#components/item/sentence-about'

const control = 'min-h-11 w-full rounded-sm border border-line-strong bg-surface px-3 py-2'

interface CardSearchProps {
  query: {
    q?: string | undefined
    lesson?: string | undefined
    concept?: string | undefined
    state?: string | undefined
    mark?: string | undefined
    order?: string | undefined
  }
  lessons: { id: string; title: string; language: string | null }[]
  concept: { term: string; language: string | null } | null
  total: number
}

/** Search, filters and order. They are part of the URL, so that a search can be bookmarked and shared. */
export function CardSearch({ query, lessons, concept, total }: CardSearchProps) {
  const text = useTexts('cards')
  const knowledgeNames = useTexts('knowledge').names
  const isFiltered = [query.q, query.lesson, query.concept, query.state, query.mark].some(
    (part) => part !== undefined,
  )
  return (
    <Form action="/cards" className="mb-2 grid gap-4" key={JSON.stringify(query)}>
      <div className="flex gap-2">
        <input
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={300}
          aria-label={text.searchLabel}
          placeholder={text.searchLabel}
          className={control}
        />
        <Button type="submit" aria-label={text.search} className="px-4">
          <Search className="size-5" aria-hidden="true" />
        </Button>
      </div>
      <div role="group" aria-label={text.filters} className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Choice name="lesson" label={text.lesson} value={query.lesson} all={text.allLessons}>
          {lessons.map(({ id, title, language }) => [id, title, language])}
        </Choice>
        <Choice name="state" label={text.state} value={query.state} all={text.anyState}>
          {[
            ...knowledgeStates.map((state) => [state, knowledgeNames[state]] as [string, string]),
            ['due', text.dueNow],
          ]}
        </Choice>
        <Choice name="mark" label={text.mark} value={query.mark} all={text.anyMark}>
          {Object.entries(text.marks)}
        </Choice>
        <Choice name="order" label={text.order} value={query.order}>
          {Object.entries(text.orders)}
        </Choice>
      </div>
      {query.concept === undefined ? null : <input type="hidden" name="concept" value={query.concept} />}
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 text-sm text-muted">
        <p role="status">{text.found({ n: total })}</p>
        {concept === null ? null : (
          <p>
            <SentenceAbout
              sentence={text.concept({ term: concept.term })}
              name={concept.term}
              language={concept.language}
            />
          </p>
        )}
        {isFiltered ? (
          <Link href="/cards" className="inline-flex min-h-11 items-center gap-1 text-accent">
            <X className="size-4" aria-hidden="true" />
            {text.clear}
          </Link>
        ) : null}
      </div>
    </Form>
  )
}

interface ChoiceProps {
  name: string
  label: string
  value: string | undefined
  /** Label of the empty choice. Without it, the first choice is the default. */
  all?: string
  /** `language` is that of a label from a lesson; left out for words of the interface. */
  children: [value: string, label: string, language?: string | null][]
}

function Choice({ name, label, value, all, children }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm text-muted">
        {label}
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value ?? ''}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className={control}
      >
        {all === undefined ? null : <option value="">{all}</option>}
        {children.map(([option, name, language], i) => (
          <option
            key={option}
            value={all === undefined && i === 0 ? '' : option}
            {...(language === undefined ? {} : writtenIn(language))}
          >
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

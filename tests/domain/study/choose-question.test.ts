import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemKinds, type ItemKind } from '#domain/items/items'
import { choiceKinds, stageOfKind } from '#domain/items/kind-rules'
import { chooseQuestion, followUpTo, type CardQuestion, type PastAnswer } from '#domain/study/choose-question'

type Questions = [CardQuestion, ...CardQuestion[]]

/** What a question asks of a learner: another program is always transfer. */
const stageOf = ({ kind, variant }: CardQuestion) =>
  variant > 0 && kind !== 'self-graded' ? 'transfer' : stageOfKind(kind)

const question = (kind: ItemKind, variant = 0): CardQuestion => ({
  itemId: variant === 0 ? kind : `${kind} ${variant}`,
  kind,
  variant,
})
/** A program about which anything can be asked, and which exists with other numbers, too. */
const program: Questions = [
  question('output-typed'),
  question('output-choice'),
  question('output-order'),
  question('how-long'),
  question('what-if'),
  question('output-typed', 1),
]
const term: Questions = [question('self-graded'), question('term-choice'), question('term-typed')]
const meaning: Questions = [question('self-graded'), question('meaning-choice')]

const answered = (
  { itemId, kind }: CardQuestion,
  result: 'right' | 'wrong' | 'guessed' | 'overridden',
): PastAnswer => ({
  ...{ itemId, kind, rating: result === 'wrong' ? 1 : 3 },
  correct: kind === 'self-graded' ? null : result === 'right' || result === 'guessed',
  confidence: result === 'guessed' ? 'guess' : 'think',
  override: result === 'overridden' ? 'typo' : null,
})

/** The kinds that come one after the other if they are answered like this. */
function courseOf(questions: Questions, results: Parameters<typeof answered>[1][]) {
  const past: PastAnswer[] = []
  for (const result of results) past.push(answered(chooseQuestion(questions, past, 'seed'), result))
  return past.map(({ itemId }) => itemId)
}

describe('which question a card asks', () => {
  test('a term is chosen among options, then typed', () => {
    expect(courseOf(term, ['right', 'right', 'right'])).toEqual(['term-choice', 'term-typed', 'term-typed'])
  })

  test('an output is chosen, then typed, then asked of another program, and then in every other way', () => {
    const asked = courseOf(program, ['right', 'right', 'right', 'right', 'right', 'right', 'right'])
    expect(asked.slice(0, 2)).toEqual(['output-choice', 'output-typed'])
    expect(asked[2]).toBe('output-typed 1')
    expect(new Set(asked.slice(3, 6))).toEqual(new Set(['output-order', 'how-long', 'what-if']))
    // Then that one comes again which was asked first.
    expect(asked[6]).toBe(asked[2])
  })

  test('after a mistake it becomes easier by one stage, and harder again after the next success', () => {
    const [, , third, fourth, fifth, sixth] = courseOf(program, [
      ...(['right', 'right', 'wrong', 'wrong', 'right', 'right'] as const),
    ])
    expect(third).toBe('output-typed 1')
    expect([fourth, fifth, sixth]).toEqual(['output-typed', 'output-choice', 'output-typed'])
  })

  test('a right guess among options leads no further, nor does an answer that only the learner finds right', () => {
    expect(courseOf(term, ['guessed', 'guessed'])).toEqual(['term-choice', 'term-choice'])
    expect(courseOf(term, ['right', 'overridden', 'right'])).toEqual([
      'term-choice',
      'term-typed',
      'term-typed',
    ])
  })

  test('learners judge themselves only where nothing can be graded', () => {
    expect(courseOf(meaning, ['right', 'right'])).toEqual(['meaning-choice', 'meaning-choice'])
    expect(courseOf([question('self-graded')], ['right', 'wrong', 'right'])).toHaveLength(3)
  })

  test('who has remembered a term by their own judgement, before it was graded, is asked to type it', () => {
    const past = [answered(question('self-graded'), 'right')]
    expect(chooseQuestion(term, past, 'seed').kind).toBe('term-typed')
  })

  test('a kind that the card has no more counts as the next easier one', () => {
    const past = [answered(question('raises-at'), 'right'), answered(question('raises-at'), 'wrong')]
    expect(chooseQuestion(term, past.slice(0, 1), 'seed').kind).toBe('term-typed')
    expect(chooseQuestion(term, past, 'seed').kind).toBe('term-typed')
  })
})

describe('what follows a right guess among options', () => {
  test('is the same question without options', () => {
    expect(followUpTo(program, question('output-choice'))?.kind).toBe('output-typed')
    expect(followUpTo(term, question('term-choice'))?.kind).toBe('term-typed')
  })

  test('is the card’s own question where nothing is typed but something has to be put in order', () => {
    const long: Questions = [question('output-order'), question('output-choice'), question('runs-next')]
    expect(followUpTo(long, question('runs-next'))?.kind).toBe('output-order')
  })

  test('is nothing where there are only options, or after an answer without any', () => {
    expect(followUpTo(meaning, question('meaning-choice'))).toBeNull()
    expect(followUpTo([question('output-choice')], question('output-choice'))).toBeNull()
    expect(followUpTo(program, question('output-typed'))).toBeNull()
  })
})

describe('the laws of the choice', () => {
  const questions = fc
    .uniqueArray(fc.record({ kind: fc.constantFrom(...itemKinds), variant: fc.nat(2) }), {
      minLength: 1,
      selector: ({ kind, variant }) => `${kind} ${variant}`,
    })
    .map((made) => made.map(({ kind, variant }) => question(kind, variant)) as Questions)
  const results = fc.array(fc.constantFrom('right', 'wrong', 'guessed', 'overridden'), { maxLength: 30 })
  const stages = ['recall', 'recognition', 'production', 'transfer']
  const difficulty = (asked: CardQuestion) => stages.indexOf(stageOf(asked))

  /** Answers a card as given, and calls back with each question and the answers before it. */
  function study(
    made: Questions,
    given: Parameters<typeof answered>[1][],
    check: (asked: CardQuestion, past: readonly PastAnswer[]) => void,
  ) {
    const past: PastAnswer[] = []
    for (const result of [...given, 'right' as const]) {
      const asked = chooseQuestion(made, past, `seed ${past.length}`)
      check(asked, past)
      past.push(answered(asked, result))
    }
  }
  const ofItem = (made: Questions, itemId: string) => made.find((each) => each.itemId === itemId) ?? made[0]

  test('it is one of the card’s questions, always the same for the same log and seed', () => {
    fc.assert(
      fc.property(questions, results, (made, given) => {
        study(made, given, (asked, past) => {
          expect(made).toContain(asked)
          expect(chooseQuestion(made, [...past], `seed ${past.length}`)).toBe(asked)
        })
      }),
    )
  })

  test('after a mistake it is easier than before, if anything is, and never harder', () => {
    fc.assert(
      fc.property(questions, results, (made, given) => {
        study(made, given, (asked, past) => {
          const last = past.at(-1)
          if (last?.rating !== 1) return
          const failed = difficulty(ofItem(made, last.itemId))
          const graded = made.map(difficulty).filter((each) => each > 0)
          const isEasiest = failed === Math.min(...graded)
          if (isEasiest || failed === 0) expect(difficulty(asked)).toBe(failed)
          else expect(difficulty(asked)).toBeLessThan(failed)
        })
      }),
    )
  })

  test('transfer comes only after production was right, where there is production', () => {
    fc.assert(
      fc.property(questions, results, (made, given) => {
        study(made, given, (asked, past) => {
          if (stageOf(asked) !== 'transfer' || !made.some((each) => stageOf(each) === 'production')) return
          const isProduced = past.some(
            ({ itemId, correct }) => correct === true && stageOf(ofItem(made, itemId)) === 'production',
          )
          expect(isProduced).toBe(true)
        })
      }),
    )
  })

  test('nothing is self-graded if anything can be graded', () => {
    fc.assert(
      fc.property(questions, results, (made, given) => {
        const isGradable = made.some(({ kind }) => kind !== 'self-graded')
        study(made, given, ({ kind }) => expect(kind === 'self-graded').toBe(!isGradable))
      }),
    )
  })

  test('in the long run, who is always right sees everything that the hardest stage has', () => {
    fc.assert(
      fc.property(questions, (made) => {
        const asked = new Set<CardQuestion>()
        study(
          made,
          Array.from({ length: 2 + made.length }, () => 'right' as const),
          (each) => asked.add(each),
        )
        const hardest = Math.max(...made.map(difficulty))
        for (const each of made) if (difficulty(each) === hardest) expect(asked).toContain(each)
      }),
    )
  })

  test('a follow-up has no options', () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(...itemKinds), (made, kind) => {
        const next = followUpTo(made, question(kind))
        if (next !== null) expect(choiceKinds.has(next.kind)).toBe(false)
      }),
    )
  })
})

import { ChartFigure } from '#components/progress/charts/chart-figure'
import { ColumnChart, ColumnLegend } from '#components/progress/charts/column-chart'
import { CalibrationChart, MonthChart } from '#components/progress/charts/recall-charts'
import { TimeChart } from '#components/progress/charts/time-chart'
import { YearCalendar } from '#components/progress/charts/year-calendar'
import { NumberTable } from '#components/ui/number-table'
import { QuizHistory, type PastQuiz } from '#components/quiz/quiz-history'
import { ScoreChart } from '#components/quiz/score-chart'
import type { MemoryFigures } from '#domain/progress/memory-figures'
import type { Calibration, Observed } from '#domain/progress/prediction'
import { stabilityLimits, type RecallToday } from '#domain/progress/memory-today'
import type { Passed } from '#domain/progress/recall-tests'
import { useLocale, useTexts } from '#texts'
import { facetName } from '#messages/facet-name'
import { dateFormat } from '#messages/formats'
import type { TextsOf } from '#messages/rooms'
import { predictionInWords, shareInWords } from '#messages/share-in-words'

interface MemoryChartsProps {
  memory: MemoryFigures & { quizzes: PastQuiz[] }
  /** IANA name of the learner's time zone. */
  timeZone: string
}

type Memory = MemoryChartsProps['memory']

/** Fewer answers have no share. */
const minForShare = 5
const monthsShown = 12

const day = (locale: string) => dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthAndYear = (locale: string) =>
  dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortMonth = (locale: string) => dateFormat(locale, { month: 'short', timeZone: 'UTC' })
const dayText = (locale: string, date: string) => day(locale).format(new Date(date))

/** The share that was passed, or only the numbers if they are few. */
const shareOf = (text: TextsOf<'memory-report'>, { passed, of }: Passed) =>
  of === 0 ? text.none : of < minForShare ? text.outOf({ passed, of }) : shareInWords(text, passed / of)
const predictedOf = (text: TextsOf<'memory-report'>, { predicted, of }: Observed) =>
  predicted === null || of < minForShare ? text.none : predictionInWords(text, predicted)

/** What a learner recalls, what was predicted, and what is ahead. */
export function MemoryCharts({ memory, timeZone }: MemoryChartsProps) {
  const text = useTexts('memory-report')
  return (
    <div className="grid grid-cols-1 gap-x-12 gap-y-14 lg:grid-cols-2">
      <Recall recall={memory.recall} />
      <Forecast memory={memory} />
      <Minutes minutes={memory.minutes} />
      <Months memory={memory} />
      <Predictions calibration={memory.calibration} />
      <Retention memory={memory} />
      <Stability cards={memory.byStability} />
      <Difficulty cards={memory.byDifficulty} />
      <Kinds kinds={memory.kinds} />
      <Year year={memory.year} />
      <AnswerTimes times={memory.times} />
      <Hours byHour={memory.byHour} />
      <section className="lg:col-span-2">
        <h2 className="mb-3 text-lg">{text.quizzes}</h2>
        <ScoreChart quizzes={memory.quizzes} timeZone={timeZone} />
        <QuizHistory quizzes={memory.quizzes} timeZone={timeZone} />
      </section>
    </div>
  )
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / Math.max(1, values.length)
/** Every so many columns, and the last one. */
const dateLabels = (locale: string, dates: readonly string[], every: number) =>
  dates.flatMap((date, index) =>
    index % every === 0 && index < dates.length - every / 2 ? [{ index, text: dayText(locale, date) }] : [],
  )

const recallIn = (text: TextsOf<'memory-report'>, { cards, recall }: RecallToday) =>
  cards < minForShare ? text.none : predictionInWords(text, recall)

function Recall({ recall: { all, lessons, facets } }: { recall: Memory['recall'] }) {
  const text = useTexts('memory-report')
  const cardsText = useTexts('cards')
  return (
    <ChartFigure
      title={text.recall}
      meaning={
        all === null || all.cards < minForShare
          ? text.recallTooFew({ n: all?.cards ?? 0 })
          : text.recallText({ recalled: Math.min(99, Math.round(all.recall * 100)), n: all.cards })
      }
      table={null}
    >
      {all === null ? null : (
        <div className="grid gap-6">
          <NumberTable
            table={{
              head: [text.lessonOrDeck, text.cards, text.recallNow],
              rows: lessons.map((lesson) => [lesson.title, lesson.cards, recallIn(text, lesson)]),
              languages: lessons.map(({ language }) => language),
            }}
          />
          <NumberTable
            table={{
              head: [text.kindOfCard, text.cards, text.recallNow],
              rows: facets.map(({ facet, ...cards }) => [
                facetName(cardsText, facet),
                cards.cards,
                recallIn(text, cards),
              ]),
            }}
          />
        </div>
      )}
    </ChartFigure>
  )
}

/** Cards in some groups, each with its name. */
function CardGroups({
  title,
  meaning,
  unit,
  groups,
}: {
  title: string
  meaning: string
  unit: string
  groups: readonly (readonly [name: string, cards: number])[]
}) {
  const text = useTexts('memory-report')
  const isEmpty = groups.every(([, cards]) => cards === 0)
  return (
    <ChartFigure
      title={title}
      meaning={meaning}
      table={isEmpty ? null : { head: [unit, text.cards], rows: groups }}
    >
      {isEmpty ? null : (
        <>
          <ColumnChart
            label={title}
            columns={groups.map(([date, value]) => ({ date, value }))}
            labels={groups.map(([name], index) => ({ index, text: name }))}
          />
          <p className="text-sm text-muted">{unit}</p>
        </>
      )}
    </ChartFigure>
  )
}

function Stability({ cards }: { cards: Memory['byStability'] }) {
  const text = useTexts('memory-report')
  const lasting = cards.filter((_, group) => (stabilityLimits[group] ?? 0) >= 21)
  return (
    <CardGroups
      title={text.stability}
      meaning={text.stabilityText({ lasting: sum(lasting), of: sum(cards) })}
      unit={text.stabilityUnit}
      groups={cards.map((count, group) => [
        daysBetween(text, stabilityLimits[group] ?? 0, stabilityLimits[group + 1] ?? null),
        count,
      ])}
    />
  )
}

/** @param to null for no end */
function daysBetween({ days }: TextsOf<'memory-report'>, from: number, to: number | null): string {
  if (to === null) return days.over({ from })
  return from === 0 ? days.under({ to }) : days.between({ from, to: to - 1 })
}

const difficultFrom = 8

function Difficulty({ cards }: { cards: Memory['byDifficulty'] }) {
  const text = useTexts('memory-report')
  return (
    <CardGroups
      title={text.difficulty}
      meaning={text.difficultyText({ hard: sum(cards.slice(difficultFrom - 1)), of: sum(cards) })}
      unit={text.difficultyUnit}
      groups={cards.map((count, index) => [String(index + 1), count])}
    />
  )
}

/** So many hours in a row are named as the learner's usual ones. */
const usualHours = 3

function Hours({ byHour }: { byHour: Memory['byHour'] }) {
  const text = useTexts('memory-report')
  const answers = (from: number) =>
    sum(Array.from({ length: usualHours }, (_, i) => byHour[(from + i) % byHour.length] ?? 0))
  const usual = byHour.reduce((best, _, hour) => (answers(hour) > answers(best) ? hour : best), 0)
  const isEmpty = sum(byHour) === 0
  return (
    <ChartFigure
      title={text.hours}
      meaning={text.hoursText({
        from: usual,
        to: (usual + usualHours) % 24,
        answers: answers(usual),
        of: sum(byHour),
      })}
      table={
        isEmpty
          ? null
          : {
              head: [text.hour, text.answers],
              rows: byHour.map((count, hour) => [text.clock({ hour }), count]),
            }
      }
    >
      {isEmpty ? null : (
        <ColumnChart
          label={text.hours}
          columns={byHour.map((value, hour) => ({ date: text.clock({ hour }), value }))}
          labels={[0, 6, 12, 18].map((index) => ({ index, text: text.clock({ hour: index }) }))}
        />
      )}
    </ChartFigure>
  )
}

/** Whole numbers from 10 on, and one decimal below. */
const rounded = (n: number) => (n >= 10 ? Math.round(n) : Math.round(n * 10) / 10)

function forecastInWords(
  { forecastText }: TextsOf<'memory-report'>,
  learned: number,
  all: number,
  newPerDay: number,
): string {
  if (learned === 0) return forecastText.fresh({ all: rounded(all), newPerDay })
  return newPerDay === 0 || all === learned
    ? forecastText.learned({ learned: rounded(learned) })
    : forecastText.both({ learned: rounded(learned), all: rounded(all), newPerDay })
}

function Forecast({ memory: { forecast, newCardsPerDay } }: { memory: Memory }) {
  const text = useTexts('memory-report')
  const locale = useLocale()
  const learned = mean(forecast.map((each) => each.learned))
  const all = mean(forecast.map((each) => each.learned + each.fresh))
  const isEmpty = all === 0
  return (
    <ChartFigure
      title={text.forecast}
      meaning={isEmpty ? text.forecastNothing : forecastInWords(text, learned, all, newCardsPerDay)}
      table={{
        head: [text.day, text.learned, text.fresh, text.together],
        rows: forecast.map((each) => [
          dayText(locale, each.date),
          Math.round(each.learned),
          Math.round(each.fresh),
          Math.round(each.learned + each.fresh),
        ]),
      }}
    >
      {isEmpty ? null : (
        <>
          <ColumnChart
            label={text.forecast}
            columns={forecast.map((each) => ({ date: each.date, value: each.learned, above: each.fresh }))}
            labels={dateLabels(
              locale,
              forecast.map(({ date }) => date),
              30,
            )}
          />
          <ColumnLegend value={text.learned} above={text.fresh} />
        </>
      )}
    </ChartFigure>
  )
}

function Minutes({ minutes }: { minutes: Memory['minutes'] }) {
  const text = useTexts('memory-report')
  const locale = useLocale()
  const studied = minutes.filter(({ millis }) => millis > 0)
  const perDay = Math.max(1, Math.round(mean(studied.map(({ millis }) => millis)) / 60_000))
  return (
    <ChartFigure
      title={text.minutes}
      meaning={text.minutesText({ days: studied.length, minutes: perDay })}
      table={{
        head: [text.day, text.minutesUnit],
        rows: minutes.map(({ date, millis }) => [dayText(locale, date), Math.round(millis / 6_000) / 10]),
      }}
    >
      {studied.length === 0 ? null : (
        <ColumnChart
          label={text.minutes}
          columns={minutes.map(({ date, millis }) => ({ date, value: millis / 60_000 }))}
          labels={dateLabels(
            locale,
            minutes.map(({ date }) => date),
            10,
          )}
        />
      )}
    </ChartFigure>
  )
}

/** A difference of fewer points between predicted and observed recall is not worth mentioning. */
const points = 0.02

const monthsInWords = (
  text: TextsOf<'memory-report'>,
  observed: number,
  predicted: number,
  of: number,
): string =>
  text.monthsText({
    of,
    observed: shareInWords(text, observed),
    predicted: shareInWords(text, predicted),
    verdict:
      observed > predicted + points ? 'better' : observed < predicted - points ? 'worse' : 'as predicted',
  })

function Months({ memory: { months, graded, selfGraded } }: { memory: Memory }) {
  const text = useTexts('memory-report')
  const locale = useLocale()
  const { passed, of, predicted } = graded
  const isEnough = of >= minForShare && predicted !== null
  const shown = months.slice(-monthsShown).flatMap((month) =>
    month.of < minForShare || month.predicted === null
      ? []
      : [
          {
            label: shortMonth(locale).format(new Date(`${month.month}-01`)),
            recalled: month.passed / month.of,
            predicted: month.predicted,
          },
        ],
  )
  return (
    <ChartFigure
      title={text.months}
      meaning={isEnough ? monthsInWords(text, passed / of, predicted, of) : text.testsTooFew({ of })}
      hint={
        selfGraded.of === 0 ? undefined : text.selfGraded({ passed: selfGraded.passed, of: selfGraded.of })
      }
      table={
        months.length === 0
          ? null
          : {
              head: [text.month, text.recalled, text.predicted, text.answers],
              rows: months.map((month) => [
                monthAndYear(locale).format(new Date(`${month.month}-01`)),
                shareOf(text, month),
                predictedOf(text, month),
                month.of,
              ]),
            }
      }
    >
      {shown.length === 0 ? null : <MonthChart label={text.months} months={shown} />}
    </ChartFigure>
  )
}

function Predictions({ calibration: { bins, of, rmse, logLoss } }: { calibration: Calibration }) {
  const text = useTexts('memory-report')
  const shown = bins.filter((bin) => bin.of >= minForShare)
  const isEnough = of >= minForShare && rmse !== null && logLoss !== null
  return (
    <ChartFigure
      title={text.calibration}
      meaning={
        isEnough
          ? text.calibrationText({
              points: rmse * 100,
              logLoss,
              verdict: rmse <= 0.05 ? 'best' : rmse <= 0.1 ? 'good' : 'more answers',
            })
          : text.testsTooFew({ of })
      }
      hint={shown.length === 0 ? undefined : text.calibrationHint}
      table={
        bins.length === 0
          ? null
          : {
              head: [text.predictedChance, text.recalled, text.answers],
              rows: bins.map((bin) => [
                text.range({ from: shareInWords(text, bin.from), to: shareInWords(text, bin.to) }),
                shareOf(text, bin),
                bin.of,
              ]),
            }
      }
    >
      {shown.length === 0 ? null : (
        <CalibrationChart
          label={text.calibration}
          points={shown.map((bin) => ({
            predicted: bin.predicted,
            recalled: bin.passed / bin.of,
            answers: bin.of,
          }))}
        />
      )}
    </ChartFigure>
  )
}

function Retention({ memory: { retention, desiredRetention } }: { memory: Memory }) {
  const text = useTexts('memory-report')
  const ages = ['young', 'mature'] as const
  return (
    <ChartFigure
      title={text.retention}
      meaning={text.retentionText({ goal: shareInWords(text, desiredRetention) })}
      table={null}
    >
      <NumberTable
        table={{
          head: [text.age, text.recalled, text.share],
          rows: ages.map((age) => [
            text[age],
            text.outOf({ passed: retention[age].passed, of: retention[age].of }),
            retention[age].of < minForShare ? text.none : shareOf(text, retention[age]),
          ]),
        }}
      />
    </ChartFigure>
  )
}

function Kinds({ kinds }: { kinds: Memory['kinds'] }) {
  const text = useTexts('memory-report')
  const itemKindNames = useTexts('item-kinds')
  return (
    <ChartFigure
      title={text.kinds}
      meaning={kinds.length === 0 ? text.kindsNone : text.kindsText}
      table={null}
    >
      {kinds.length === 0 ? null : (
        <NumberTable
          table={{
            head: [text.kind, text.recalled, text.predicted, text.answers],
            rows: kinds.map((each) => [
              itemKindNames[each.kind],
              shareOf(text, each),
              predictedOf(text, each),
              each.of,
            ]),
          }}
        />
      )}
    </ChartFigure>
  )
}

function Year({ year }: { year: Memory['year'] }) {
  const text = useTexts('memory-report')
  const locale = useLocale()
  const answers = year.reduce((sum, { ratings }) => sum + ratings, 0)
  const studied = year.filter(({ ratings }) => ratings > 0)
  const months = [...Map.groupBy(year, ({ date }) => date.slice(0, 7))]
  return (
    <ChartFigure
      title={text.year}
      meaning={text.yearText({ answers, days: studied.length })}
      table={{
        head: [text.month, text.answers, text.daysStudied],
        rows: months.map(([month, days]) => [
          monthAndYear(locale).format(new Date(`${month}-01`)),
          days.reduce((sum, { ratings }) => sum + ratings, 0),
          days.filter(({ ratings }) => ratings > 0).length,
        ]),
      }}
    >
      <YearCalendar label={text.year} days={year.map(({ date, ratings }) => ({ date, answers: ratings }))} />
    </ChartFigure>
  )
}

const inSeconds = (millis: number) => Math.max(1, Math.round(millis / 1_000))

function AnswerTimes({ times }: { times: Memory['times'] }) {
  const itemKindNames = useTexts('item-kinds')
  const text = useTexts('memory-report')
  const rows = times.map(({ kind, quick, median, slow }) => ({
    name: itemKindNames[kind],
    quick: inSeconds(quick),
    median: inSeconds(median),
    slow: inSeconds(slow),
  }))
  const [quickest] = rows
  return (
    <ChartFigure
      title={text.times}
      meaning={
        quickest === undefined
          ? text.timesNone
          : text.timesText({ kind: quickest.name, seconds: quickest.median })
      }
      hint={quickest === undefined ? undefined : text.timesHint}
      table={
        rows.length === 0
          ? null
          : {
              head: [text.kind, text.quick, text.median, text.slow, text.answers],
              rows: rows.map(({ name, quick, median, slow }, i) => [
                ...[name, text.seconds({ s: quick }), text.seconds({ s: median }), text.seconds({ s: slow })],
                times[i]?.of ?? 0,
              ]),
            }
      }
    >
      {rows.length === 0 ? null : <TimeChart label={text.times} rows={rows} />}
    </ChartFigure>
  )
}

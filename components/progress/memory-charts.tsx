import { ChartFigure, NumberTable } from '#components/progress/charts/chart-figure'
import { ColumnChart, ColumnLegend } from '#components/progress/charts/column-chart'
import { CalibrationChart, MonthChart } from '#components/progress/charts/recall-charts'
import { TimeChart } from '#components/progress/charts/time-chart'
import { YearCalendar } from '#components/progress/charts/year-calendar'
import { QuizHistory, type PastQuiz } from '#components/quiz/quiz-history'
import { ScoreChart } from '#components/quiz/score-chart'
import type { MemoryFigures } from '#domain/progress/memory-figures'
import type { Calibration, Observed } from '#domain/progress/prediction'
import { stabilityLimits, type RecallToday } from '#domain/progress/memory-today'
import type { Passed } from '#domain/progress/recall-tests'
import { cardsMessages } from '#messages/cards'
import { itemKindNames } from '#messages/item-kinds'
import { locale } from '#messages/locale'
import { memoryReportMessages as text } from '#messages/memory-report'

interface MemoryChartsProps {
  memory: MemoryFigures & { quizzes: PastQuiz[] }
  /** IANA name of the learner's time zone. */
  timeZone: string
}

type Memory = MemoryChartsProps['memory']

/** Fewer answers have no share. */
const minForShare = 5
const monthsShown = 12

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
const dayText = (date: string) => day.format(new Date(date))

/** The share that was passed, or only the numbers if they are few. */
const shareOf = ({ passed, of }: Passed) =>
  of === 0 ? text.none : of < minForShare ? text.outOf(passed, of) : text.percent(passed / of)
const predictedOf = ({ predicted, of }: Observed) =>
  predicted === null || of < minForShare ? text.none : text.predictedPercent(predicted)

/** What a learner recalls, what was predicted, and what is ahead. */
export function MemoryCharts({ memory, timeZone }: MemoryChartsProps) {
  return (
    <div className="grid gap-x-12 gap-y-14 lg:grid-cols-2">
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
const dateLabels = (dates: readonly string[], every: number) =>
  dates.flatMap((date, index) =>
    index % every === 0 && index < dates.length - every / 2 ? [{ index, text: dayText(date) }] : [],
  )

const recallIn = ({ cards, recall }: RecallToday) =>
  cards < minForShare ? text.none : text.predictedPercent(recall)

function Recall({ recall: { all, lessons, facets } }: { recall: Memory['recall'] }) {
  return (
    <ChartFigure
      title={text.recall}
      meaning={
        all === null || all.cards < minForShare
          ? text.recallTooFew(all?.cards ?? 0)
          : text.recallText(all.recall, all.cards)
      }
      table={null}
    >
      {all === null ? null : (
        <div className="grid gap-6">
          <NumberTable
            table={{
              head: [text.lessonOrDeck, text.cards, text.recallNow],
              rows: lessons.map((lesson) => [lesson.title, lesson.cards, recallIn(lesson)]),
            }}
          />
          <NumberTable
            table={{
              head: [text.kindOfCard, text.cards, text.recallNow],
              rows: facets.map(({ facet, ...cards }) => [
                cardsMessages.facets[facet] ?? facet,
                cards.cards,
                recallIn(cards),
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
  const lasting = cards.filter((_, group) => (stabilityLimits[group] ?? 0) >= 21)
  return (
    <CardGroups
      title={text.stability}
      meaning={text.stabilityText(sum(lasting), sum(cards))}
      unit={text.stabilityUnit}
      groups={cards.map((count, group) => [
        text.days(stabilityLimits[group] ?? 0, stabilityLimits[group + 1] ?? null),
        count,
      ])}
    />
  )
}

const difficultFrom = 8

function Difficulty({ cards }: { cards: Memory['byDifficulty'] }) {
  return (
    <CardGroups
      title={text.difficulty}
      meaning={text.difficultyText(sum(cards.slice(difficultFrom - 1)), sum(cards))}
      unit={text.difficultyUnit}
      groups={cards.map((count, index) => [String(index + 1), count])}
    />
  )
}

/** So many hours in a row are named as the learner's usual ones. */
const usualHours = 3

function Hours({ byHour }: { byHour: Memory['byHour'] }) {
  const answers = (from: number) =>
    sum(Array.from({ length: usualHours }, (_, i) => byHour[(from + i) % byHour.length] ?? 0))
  const usual = byHour.reduce((best, _, hour) => (answers(hour) > answers(best) ? hour : best), 0)
  const isEmpty = sum(byHour) === 0
  return (
    <ChartFigure
      title={text.hours}
      meaning={text.hoursText(usual, answers(usual), sum(byHour))}
      table={
        isEmpty
          ? null
          : {
              head: [text.hour, text.answers],
              rows: byHour.map((count, hour) => [text.clock(hour), count]),
            }
      }
    >
      {isEmpty ? null : (
        <ColumnChart
          label={text.hours}
          columns={byHour.map((value, hour) => ({ date: text.clock(hour), value }))}
          labels={[0, 6, 12, 18].map((index) => ({ index, text: text.clock(index) }))}
        />
      )}
    </ChartFigure>
  )
}

function Forecast({ memory: { forecast, newCardsPerDay } }: { memory: Memory }) {
  const learned = mean(forecast.map((each) => each.learned))
  const all = mean(forecast.map((each) => each.learned + each.fresh))
  const isEmpty = all === 0
  return (
    <ChartFigure
      title={text.forecast}
      meaning={isEmpty ? text.forecastNothing : text.forecastText(learned, all, newCardsPerDay)}
      table={{
        head: [text.day, text.learned, text.fresh, text.together],
        rows: forecast.map((each) => [
          dayText(each.date),
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
  const studied = minutes.filter(({ millis }) => millis > 0)
  const perDay = Math.max(1, Math.round(mean(studied.map(({ millis }) => millis)) / 60_000))
  return (
    <ChartFigure
      title={text.minutes}
      meaning={text.minutesText(studied.length, perDay)}
      table={{
        head: [text.day, text.minutesUnit],
        rows: minutes.map(({ date, millis }) => [dayText(date), Math.round(millis / 6_000) / 10]),
      }}
    >
      {studied.length === 0 ? null : (
        <ColumnChart
          label={text.minutes}
          columns={minutes.map(({ date, millis }) => ({ date, value: millis / 60_000 }))}
          labels={dateLabels(
            minutes.map(({ date }) => date),
            10,
          )}
        />
      )}
    </ChartFigure>
  )
}

function Months({ memory: { months, graded, selfGraded } }: { memory: Memory }) {
  const { passed, of, predicted } = graded
  const isEnough = of >= minForShare && predicted !== null
  const shown = months.slice(-monthsShown).flatMap((month) =>
    month.of < minForShare || month.predicted === null
      ? []
      : [
          {
            label: shortMonth.format(new Date(`${month.month}-01`)),
            recalled: month.passed / month.of,
            predicted: month.predicted,
          },
        ],
  )
  return (
    <ChartFigure
      title={text.months}
      meaning={isEnough ? text.monthsText(passed / of, predicted, of) : text.testsTooFew(of)}
      hint={selfGraded.of === 0 ? undefined : text.selfGraded(selfGraded.passed, selfGraded.of)}
      table={
        months.length === 0
          ? null
          : {
              head: [text.month, text.recalled, text.predicted, text.answers],
              rows: months.map((month) => [
                monthAndYear.format(new Date(`${month.month}-01`)),
                shareOf(month),
                predictedOf(month),
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
  const shown = bins.filter((bin) => bin.of >= minForShare)
  const isEnough = of >= minForShare && rmse !== null && logLoss !== null
  return (
    <ChartFigure
      title={text.calibration}
      meaning={isEnough ? text.calibrationText(rmse, logLoss) : text.testsTooFew(of)}
      hint={shown.length === 0 ? undefined : text.calibrationHint}
      table={
        bins.length === 0
          ? null
          : {
              head: [text.predictedChance, text.recalled, text.answers],
              rows: bins.map((bin) => [text.range(bin.from, bin.to), shareOf(bin), bin.of]),
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
  const ages = ['young', 'mature'] as const
  return (
    <ChartFigure title={text.retention} meaning={text.retentionText(desiredRetention)} table={null}>
      <NumberTable
        table={{
          head: [text.age, text.recalled, text.share],
          rows: ages.map((age) => [
            text[age],
            text.outOf(retention[age].passed, retention[age].of),
            retention[age].of < minForShare ? text.none : shareOf(retention[age]),
          ]),
        }}
      />
    </ChartFigure>
  )
}

function Kinds({ kinds }: { kinds: Memory['kinds'] }) {
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
            rows: kinds.map((each) => [itemKindNames[each.kind], shareOf(each), predictedOf(each), each.of]),
          }}
        />
      )}
    </ChartFigure>
  )
}

function Year({ year }: { year: Memory['year'] }) {
  const answers = year.reduce((sum, { ratings }) => sum + ratings, 0)
  const studied = year.filter(({ ratings }) => ratings > 0)
  const months = [...Map.groupBy(year, ({ date }) => date.slice(0, 7))]
  return (
    <ChartFigure
      title={text.year}
      meaning={text.yearText(answers, studied.length)}
      table={{
        head: [text.month, text.answers, text.daysStudied],
        rows: months.map(([month, days]) => [
          monthAndYear.format(new Date(`${month}-01`)),
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
      meaning={quickest === undefined ? text.timesNone : text.timesText(quickest.name, quickest.median)}
      hint={quickest === undefined ? undefined : text.timesHint}
      table={
        rows.length === 0
          ? null
          : {
              head: [text.kind, text.quick, text.median, text.slow, text.answers],
              rows: rows.map(({ name, quick, median, slow }, i) => [
                ...[name, text.seconds(quick), text.seconds(median), text.seconds(slow)],
                times[i]?.of ?? 0,
              ]),
            }
      }
    >
      {rows.length === 0 ? null : <TimeChart label={text.times} rows={rows} />}
    </ChartFigure>
  )
}

import type { ScheduleEvent } from '#domain/schedule/replay'

/** The key of an event that moved a card because an exam was set or removed begins with it. */
export const examKeyPrefix = 'exam/'

/** The key of such an event. */
export const examKey = (atMillis: number, cardId: string): string => `${examKeyPrefix}${atMillis}/${cardId}`

/** Whether a key is that of such an event. */
export const isExamKey = (key: string): boolean => key.startsWith(examKeyPrefix)

/** The events of a card as they would be if its learner had never set an exam. */
export const withoutExams = (events: readonly ScheduleEvent[]): ScheduleEvent[] =>
  events
    .filter((event) => !(event.event === 'dueSet' && isExamKey(event.key)))
    .map((event) => {
      if (event.event !== 'rated') return event
      const { examDays, ...intervals } = event.intervals
      return examDays === undefined ? event : { ...event, intervals }
    })

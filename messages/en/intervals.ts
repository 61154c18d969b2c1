/** Spans of time: until a card comes back, and until something is due. */
export default {
  /** On a rating button. */
  length: {
    minutes: '{n} min',
    days: '{n, plural, one {# day} other {# days}}',
    months: '{n, plural, one {# month} other {# months}}',
    years: '{n, plural, one {# year} other {# years}}',
  },
  fromNow: {
    now: 'now',
    tomorrow: 'tomorrow',
    minutes: 'in {n, plural, one {# minute} other {# minutes}}',
    hours: 'in {n, plural, one {# hour} other {# hours}}',
    days: 'in {n, plural, one {# day} other {# days}}',
  },
} as const

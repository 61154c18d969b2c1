import type english from '#messages/en/intervals'
import type { Translation } from '#messages/texts'

export default {
  length: {
    minutes: '{n} Min.',
    days: '{n, plural, one {# Tag} other {# Tage}}',
    months: '{n, plural, one {# Monat} other {# Monate}}',
    years: '{n, plural, one {# Jahr} other {# Jahre}}',
  },
  fromNow: {
    now: 'jetzt',
    tomorrow: 'morgen',
    minutes: 'in {n, plural, one {# Minute} other {# Minuten}}',
    hours: 'in {n, plural, one {# Stunde} other {# Stunden}}',
    days: 'in {n, plural, one {# Tag} other {# Tagen}}',
  },
} as const satisfies Translation<typeof english>

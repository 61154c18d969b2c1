/** Texts about reminders. */
export default {
  title: 'Reminders',
  mail: 'A mail a day',
  mailHint:
    'One line with what is due, not before this hour in your time zone. On days on which nothing is due, there is none.',
  off: 'No mail',
  hour: 'From {hour}:00',
  save: 'Save',
  saved: 'Saved.',
  unverified: 'Confirm your address first: a reminder goes only to whoever has asked for it.',
  toAccount: 'Open your account',
  notifications: 'Notifications',
  notificationsHint:
    'While Retrace is open in another tab or window, this browser tells you once a day that cards are due. Nothing is sent to anybody else.',
  turnOn: 'Turn notifications on',
  turnOff: 'Turn notifications off',
  isOn: 'Notifications are on in this browser.',
  blocked:
    'This browser blocks notifications from Retrace. You can allow them in its settings for this site.',
  unsupported: 'This browser has no notifications.',
  due: '{cards, plural, one {# card is} other {# cards are}} due',
  stop: {
    title: 'Stop the daily mail',
    lead: 'You get no more mails about what is due. Your cards and settings stay as they are.',
    confirm: 'Stop',
    done: 'It is stopped: there will be no more daily mails.',
    expired: 'This link is too old or incomplete. You can turn the mails off in your settings.',
    settings: 'Settings',
  },
} as const

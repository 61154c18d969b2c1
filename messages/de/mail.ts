import type english from '#messages/en/mail'
import type { Translation } from '#messages/texts'

export default {
  reset: {
    subject: 'Neues Passwort für Retrace wählen',
    text: `Jemand, wahrscheinlich du, möchte ein neues Passwort für dein Konto auf {site}.

Öffne innerhalb einer Stunde diesen Link, um eines zu wählen. Er gilt einmal:
{link}

Wenn du es nicht warst, brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.
`,
  },
  passwordReset: {
    subject: 'Dein Passwort für Retrace wurde geändert',
    text: `Das Passwort deines Kontos auf {site} wurde mit einem Link aus deinen Mails geändert, und du bist überall abgemeldet.

Wenn du es nicht warst, liest jemand anders deine Mails. Sichere zuerst dein Postfach und lass dir dann ein neues Passwort geben.
`,
  },
  passwordChanged: {
    subject: 'Dein Passwort für Retrace wurde geändert',
    text: `Das Passwort deines Kontos auf {site} wurde auf der Kontoseite geändert, und alle anderen Sitzungen sind beendet. Seiten, über die du dich anmeldest, lassen dich weiterhin herein.

Wenn du es nicht warst, ist jemand anders in deinem Konto. Lass dir auf {site}/forgot-password ein neues Passwort geben: Das beendet alle Sitzungen und alle Verknüpfungen mit anderen Seiten.
`,
  },
  linked: {
    subject: 'Dein Konto bei Retrace ist jetzt mit {provider} verknüpft',
    text: `Ab jetzt kannst du dich über {provider} in deinem Konto auf {site} anmelden.

Wenn du es nicht warst, ist jemand anders in deinem Konto. Lass dir auf {site}/forgot-password ein neues Passwort geben: Das beendet alle Sitzungen und alle Verknüpfungen mit anderen Seiten.
`,
  },
  unlinked: {
    subject: 'Dein Konto bei Retrace ist nicht mehr mit {provider} verknüpft',
    text: `Ab jetzt kannst du dich nicht mehr über {provider} in deinem Konto auf {site} anmelden.

Wenn du es nicht warst, ist jemand anders in deinem Konto. Lass dir auf {site}/forgot-password ein neues Passwort geben: Das beendet alle Sitzungen und alle Verknüpfungen mit anderen Seiten.
`,
  },
  verify: {
    subject: 'Bestätige deine E-Mail-Adresse für Retrace',
    text: `Diese Adresse wurde für ein Konto auf {site} angegeben.

Öffne innerhalb von drei Tagen diesen Link, um zu bestätigen, dass sie dir gehört. Er gilt einmal:
{link}

Wenn du es nicht warst, brauchst du nichts zu tun.
`,
  },
  emailChanged: {
    subject: 'Deine E-Mail-Adresse für Retrace wurde geändert',
    text: `Du meldest dich in deinem Konto auf {site} jetzt mit {email} an und nicht mehr mit dieser Adresse.

Wenn du es nicht warst, sag den Leuten Bescheid, die diese Website betreiben.
`,
  },
  digest: {
    subject: '{cards, plural, one {# Karte ist} other {# Karten sind}} in Retrace fällig',
    text: `Heute {cards, plural, one {ist # Karte} other {sind # Karten}} fällig, etwa {minutes, plural, one {# Minute} other {# Minuten}}: {site}/study

Du wolltest das einmal am Tag wissen. So bestellst du es ab, ohne dich anzumelden:
{stopLink}
`,
  },
} as const satisfies Translation<typeof english>

import { expect, test, vi } from 'vitest'
import { sendMail, sendsMail } from '#server/mail/mailer'

test('in development a mail is printed, so that its link can be followed', async () => {
  vi.stubEnv('NODE_ENV', 'development')
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(sendsMail()).toBe(true)
  await sendMail({ to: 'ada@example.org', subject: 'A link', text: 'http://localhost:3000/#token' })
  const printed = write.mock.calls.map(([text]) => String(text)).join('')
  expect(printed).toContain('To: ada@example.org\nSubject: A link\n\nhttp://localhost:3000/#token')
})

import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

/** What came of setting or removing an exam. */
export type ExamReply =
  { kind: 'saved' | 'removed'; moved: number } | { kind: 'badDay' | 'unknown' | 'tooMany' | 'tooOften' }

/** Says what came of setting or removing an exam; nothing before that. */
export function ExamReplyNotice({ reply }: { reply: ExamReply | null }) {
  const text = useTexts('exams')
  if (reply === null) return null
  if (reply.kind === 'saved' || reply.kind === 'removed') {
    return (
      <Notice tone="good" announced>
        {text[reply.kind]({ moved: reply.moved })}
      </Notice>
    )
  }
  return (
    <Notice tone="bad" announced>
      {text.refused[reply.kind]}
    </Notice>
  )
}

import { Button } from '#components/ui/button'
import { quizMessages } from '#messages/quiz'

const text = quizMessages.pretestOffer

interface PretestOfferProps {
  lessonId: string
  start: (form: FormData) => Promise<void>
}

/** Offers a pretest above a lesson that the learner has not answered questions about. */
export function PretestOffer({ lessonId, start }: PretestOfferProps) {
  return (
    <section className="mb-10 flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line bg-surface p-5">
      <div className="max-w-[26rem]">
        <h2 className="text-base">{text.title}</h2>
        <p className="text-sm text-muted">{text.text}</p>
      </div>
      <form action={start}>
        <input type="hidden" name="lesson" value={lessonId} />
        <Button type="submit" look="secondary">
          {text.start}
        </Button>
      </form>
    </section>
  )
}

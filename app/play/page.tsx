import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Playground } from '#components/playground/playground'
import { SharedPlayground } from '#components/playground/shared-playground'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { readProgram } from '#server/runs/read-program'
import { sandboxUrl } from '#server/sandbox/sandbox-url'
import { withTexts } from '../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('playground')).title })

/** Opens a program of a lesson (`?run=`, signed in only), or the one in the fragment of a shared link. */
async function PlayPage({ searchParams }: PageProps<'/play'>) {
  const text = await texts('playground')
  const { run } = await searchParams
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      {typeof run === 'string' ? (
        <LessonProgram runHash={run} />
      ) : (
        <SharedPlayground sandboxUrl={sandboxUrl()} />
      )}
    </>
  )
}

async function LessonProgram({ runHash }: { runHash: string }) {
  await requireUserId()
  const program = await readProgram(runHash)
  if (program === null) notFound()
  return <Playground key={runHash} original={program} sandboxUrl={sandboxUrl()} isOfLesson />
}

export default withTexts(['line-run', 'playground', 'run', 'timeline', 'tracing'], PlayPage)

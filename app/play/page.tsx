import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Playground } from '#components/playground/playground'
import { SharedPlayground } from '#components/playground/shared-playground'
import { PageHeading } from '#components/ui/page-heading'
import { playgroundMessages as text } from '#messages/playground'
import { requireUserId } from '#server/account/session'
import { readProgram } from '#server/runs/read-program'
import { sandboxUrl } from '#server/sandbox/sandbox-url'

export const metadata: Metadata = { title: text.title }

/** Opens a program of a lesson (`?run=`, signed in only), or the one in the fragment of a shared link. */
export default async function PlayPage({ searchParams }: PageProps<'/play'>) {
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

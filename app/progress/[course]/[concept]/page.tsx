import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ConceptEvidence } from '#components/progress/concept-evidence'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { conceptEvidence } from '#server/progress/concept-evidence'

type Props = PageProps<'/progress/[course]/[concept]'>

/** Reads the evidence once per request, although both the metadata and the page need it. */
const evidenceOf = cache(async (course: string, concept: string) =>
  conceptEvidence(
    await requireUserId(),
    `${decodeURIComponent(course)}/${decodeURIComponent(concept)}`,
    new Date(),
  ),
)

async function evidenceAt({ params }: Props) {
  const { course, concept } = await params
  return evidenceOf(course, concept)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const text = await texts('errors')
  return { title: (await evidenceAt(props))?.concept.term ?? text.notFound }
}

export default async function ConceptPage(props: Props) {
  const evidence = await evidenceAt(props)
  if (evidence === null) notFound()
  return <ConceptEvidence evidence={evidence} />
}

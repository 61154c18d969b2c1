import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DesignSamples } from '#components/design/design-samples'

export const metadata: Metadata = { title: 'Design' }

/** The tokens and components with all their states, for whoever works on them. Only `npm run dev` has it. */
export default function DesignPage() {
  if (process.env.NODE_ENV === 'production') notFound()
  return <DesignSamples />
}

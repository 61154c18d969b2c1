import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DesignSamples } from '#components/design/design-samples'
import { withTexts } from '../texts/bring-texts'

export const metadata: Metadata = { title: 'Design' }

/** The tokens and components with all their states, for whoever works on them. Only `npm run dev` has it. */
function DesignPage() {
  if (process.env.NODE_ENV === 'production') notFound()
  return <DesignSamples />
}

export default withTexts(['intervals', 'item-kinds', 'knowledge', 'ratings', 'study'], DesignPage)

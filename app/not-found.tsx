import { EmptyState } from '#components/ui/empty-state'
import { useTexts } from '#texts'

export default function NotFound() {
  const text = useTexts('errors')
  return (
    <EmptyState
      heading="h1"
      title={text.notFound}
      text={text.notFoundText}
      action={{ href: '/', label: text.home }}
    />
  )
}

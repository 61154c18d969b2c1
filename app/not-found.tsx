import { EmptyState } from '#components/ui/empty-state'
import { errorMessages as text } from '#messages/errors'

export default function NotFound() {
  return (
    <EmptyState
      heading="h1"
      title={text.notFound}
      text={text.notFoundText}
      action={{ href: '/', label: text.home }}
    />
  )
}

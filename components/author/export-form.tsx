import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { exportFormatNames } from '#domain/exchange/export-formats'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface ExportFormProps {
  lessons: { id: string; courseId: string; title: string; language: string | null }[]
}

/** Downloads a course or a lesson for another program. */
export function ExportForm({ lessons }: ExportFormProps) {
  const text = useTexts('author')
  const courses = Map.groupBy(lessons, ({ courseId }) => courseId)
  return (
    <form action="/api/export" className="grid grid-cols-1 gap-4">
      <p>{text.exportText}</p>
      <Field name="of" label={text.exportWhat}>
        {(control) => (
          <select {...control}>
            {[...courses].map(([courseId, own]) => (
              <optgroup key={courseId} label={courseId}>
                <option value={courseId}>{text.wholeCourse({ course: courseId })}</option>
                {own.map(({ id, title, language }) => (
                  <option key={id} value={id} {...writtenIn(language)}>
                    {title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field name="format" label={text.exportFormat} hint={text.exportFormatHint}>
        {(control) => (
          <select {...control}>
            {exportFormatNames.map((format) => (
              <option key={format} value={format}>
                {text.exportFormats[format]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit" look="secondary" className="justify-self-start">
        {text.download}
      </Button>
    </form>
  )
}

import { ArchiveImport } from '#components/my-account/archive-import'
import { Section } from '#components/my-account/section'
import { buttonClass } from '#components/ui/button'
import { useTexts } from '#texts'

/** Downloads everything that belongs to the learner, and takes it back. */
export function OwnData({ exportPath, timeZone }: { exportPath: string; timeZone: string }) {
  const text = useTexts('my-account').data
  return (
    <Section id="data" title={text.title} lead={text.lead}>
      <div>
        <a href={exportPath} download className={buttonClass('secondary')}>
          {text.export}
        </a>
        <p className="mt-2 text-sm text-muted">{text.exportHint}</p>
      </div>
      <ArchiveImport timeZone={timeZone} />
    </Section>
  )
}

import { CodePanel } from '#components/item/code-panel'
import { RichText } from '#components/item/rich-text'
import { messages } from '#messages/en'

/** What is asked: the prompt, and the program it is about. */
export function ItemPrompt({ prompt, codeHtml }: { prompt: string; codeHtml: string | null }) {
  return (
    <div className="grid gap-4">
      <p className="text-lg">
        <RichText text={prompt} />
      </p>
      {codeHtml === null ? null : <CodePanel html={codeHtml} label={messages.item.program} />}
    </div>
  )
}

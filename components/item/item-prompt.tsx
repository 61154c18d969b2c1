import { CodePanel } from '#components/item/code-panel'
import { RichText } from '#components/item/rich-text'
import { itemMessages as text } from '#messages/item'

/** Id of the prompt that is to be answered now: it describes the controls of the answer. */
export const promptId = 'prompt'

interface ItemPromptProps {
  id?: string
  prompt: string
  codeHtml: string | null
}

/** What is asked: the prompt, and the program it is about. */
export function ItemPrompt({ id, prompt, codeHtml }: ItemPromptProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <p id={id} className="text-lg">
        <RichText text={prompt} />
      </p>
      {codeHtml === null ? null : <CodePanel html={codeHtml} label={text.program} />}
    </div>
  )
}

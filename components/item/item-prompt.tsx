import { OwnText } from '#components/item/own-text'
import { CodePanel } from '#components/item/code-panel'
import { RichText } from '#components/item/rich-text'
import { useTexts } from '#texts'
import { languageOfQuestion } from '#domain/items/question-language'
import type { ItemKind } from '#domain/items/items'

/** Id of the current prompt, which describes the controls of the answer. */
export const promptId = 'prompt'

interface ItemPromptProps {
  id?: string
  prompt: string
  /** What a learner wrote instead, as sanitised HTML; left out for items of lessons. */
  promptHtml?: string | undefined
  codeHtml: string | null
  /** The language of the lesson that it is from; null if it cannot be told. */
  language: string | null
  kind: ItemKind
}

/** The prompt of an item, and the program it is about. */
export function ItemPrompt({ id, prompt, promptHtml, codeHtml, language, kind }: ItemPromptProps) {
  const text = useTexts('item')
  return (
    <div className="grid grid-cols-1 gap-4">
      {promptHtml === undefined ? (
        <p id={id} className="text-lg">
          <RichText text={prompt} language={languageOfQuestion(kind, language)} />
        </p>
      ) : (
        <OwnText id={id} html={promptHtml} />
      )}
      {codeHtml === null ? null : <CodePanel html={codeHtml} label={text.program} language={language} />}
    </div>
  )
}

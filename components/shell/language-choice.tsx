import type { Language } from '#domain/interface-language'
import { languageNames } from '#messages/language-names'
import { useTexts } from '#texts'

interface LanguageChoiceProps {
  /** In which the page is. */
  language: Language
  offered: readonly Language[]
  /** Keeps the choice in this browser, and shows the page again. */
  choose: (form: FormData) => Promise<void>
}

/** Lets visitors choose the language. It works without JavaScript. */
export function LanguageChoice({ language, offered, choose }: LanguageChoiceProps) {
  const text = useTexts('shell')
  return (
    <form action={choose}>
      <div role="group" aria-label={text.language} className="flex flex-wrap justify-center">
        {offered.map((each) => (
          <button
            key={each}
            type="submit"
            name="language"
            value={each}
            lang={each}
            aria-pressed={each === language}
            className="min-h-11 rounded-sm px-2 py-2 text-muted hover:text-ink aria-pressed:font-[650] aria-pressed:text-ink"
          >
            {languageNames[each]}
          </button>
        ))}
      </div>
    </form>
  )
}

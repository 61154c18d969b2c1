import { RichText } from '#components/item/rich-text'
import { languageOfFindings, type StoredFinding } from '#domain/findings/finding'
import { foundOnly, ruleInWords } from '#messages/rule-in-words'
import { useLocale } from '#texts'

/** What was found, in English, and what to do about it. */
export function FindingMessage({ rule, message }: Pick<StoredFinding, 'rule' | 'message'>) {
  const locale = useLocale()
  const { found, hasOwnAdvice } = foundOnly(rule, message)
  const advice = hasOwnAdvice ? null : (ruleInWords(locale, rule)?.whatToDo ?? null)
  return (
    <>
      <RichText text={found} language={languageOfFindings} />
      {advice === null ? null : (
        <>
          {' '}
          <RichText text={advice} />
        </>
      )}
    </>
  )
}

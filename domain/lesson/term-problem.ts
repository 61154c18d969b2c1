import { isNumbered } from '#domain/lesson/read-head'
import { countWords } from '#domain/lesson/words'

/** Names of constructs of code that start with a keyword: `for loop`, `if statement`. */
const construct = /^\p{L}+\s(?:loop|statement|block|clause|expression|branch|keyword|operator|construct)$/iu

/** Why bold words cannot be a term; null if they can. */
export function termProblem(term: string): string | null {
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(term)) return 'it has no letters'
  if (countWords(term) > 6 || term.length > 70) return 'it is too long'
  if (/^(?:using|with|without|by|via|through|when|how|why|if|to|for)\s/iu.test(term) && !construct.test(term))
    return 'it reads as an instruction'
  if (/^(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+\p{L}+s\b/iu.test(term))
    return 'it announces a list'
  if (/^\d+(?:[.)]\d*)?$/u.test(term)) return 'it is a number'
  if (isNumbered(term)) return 'its number says nothing outside the lesson'
  if (/^https?:/u.test(term)) return 'it is an address'
  if (/[,，、;]|\svs\.?\s|\sversus\s/iu.test(term)) return 'it names several things'
  if (/[.!?。！？]$/u.test(term) && !/^[^\p{L}]+$/u.test(term)) return 'it is a sentence'
  if (
    /^(?:(?:advanced|basic|first|second|third|finally|lastly|firstly|secondly|however|also) ?)$/iu.test(term)
  )
    return 'it names nothing'
  return null
}

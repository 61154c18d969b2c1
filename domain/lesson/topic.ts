/** The kind of thing a term names, as far as the wording of its questions depends on it; `past` is what has a name and is no more. */
export type Topic = 'thing' | 'past' | 'person' | 'day' | 'period'

const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?'
const era = '(?: ?(?:bc|bce|ad|ce))?'
const day = new RegExp(
  `^(?:\\d{1,2}(?:st|nd|rd|th)?\\.? ${month}(?:,? \\d{1,4}${era})?|${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{1,4}${era})?|\\d{4}-\\d{2}-\\d{2})$`,
  'iu',
)
const period = new RegExp(
  `^(?:(?:c\\. ?|circa )?(?:${month} )?\\d{3,4}${era}|\\d{1,4} ?(?:bc|bce|ad|ce)|\\d{3,4}s|\\d{3,4} ?[–—-] ?\\d{2,4}${era}|\\d{1,2}(?:st|nd|rd|th) century${era})$`,
  'iu',
)
const peopleHeading =
  /\b(?:people|persons?|figures|personalities|biograph(?:y|ies)|scientists|mathematicians|philosophers|authors|writers|artists|composers|leaders|pioneers|inventors|characters|who['’]?s who|rulers|kings|queens|presidents)\b/iu

/**
 * The topic of a term: dates are a day or a period, capitalised terms under a heading about people are a person.
 *
 * @param heading the nearest heading above the term; `''` if there is none
 */
export function topicOf(term: string, heading: string): Topic {
  if (day.test(term)) return 'day'
  if (period.test(term)) return 'period'
  return peopleHeading.test(heading) && /^\p{Lu}/u.test(term) ? 'person' : 'thing'
}

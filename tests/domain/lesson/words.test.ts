import { expect, test } from 'vitest'

import { splitSentences } from '#domain/lesson/words'

test.each([
  ['It takes 20 ms. Then it ends.', ['It takes 20 ms.', 'Then it ends.']],
  ['The answer is no. Nobody knows why.', ['The answer is no.', 'Nobody knows why.']],
  ['It is Opus No. 5 of his. It is loud.', ['It is Opus No. 5 of his.', 'It is loud.']],
  ['Ask Dr. Smith or Ms. Jones. They know.', ['Ask Dr. Smith or Ms. Jones.', 'They know.']],
  ['Use a list, e.g. This one. Or that.', ['Use a list, e.g. This one.', 'Or that.']],
  ['The U.S. Senate met. It voted.', ['The U.S. Senate met.', 'It voted.']],
  ['It went to the U.S. The trip was long.', ['It went to the U.S.', 'The trip was long.']],
  ['König Gustav II. Adolf fiel. Er war 37.', ['König Gustav II. Adolf fiel.', 'Er war 37.']],
  ['It was World War II. It ended in 1945.', ['It was World War II.', 'It ended in 1945.']],
  ['Im 17. Jahrhundert war Krieg. Er war lang.', ['Im 17. Jahrhundert war Krieg.', 'Er war lang.']],
  ['There are 12. Nobody counts them.', ['There are 12.', 'Nobody counts them.']],
  ['Call `a. B()` first. Then go.', ['Call `a. B()` first.', 'Then go.']],
])('“%s” is split into its sentences', (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences)
})

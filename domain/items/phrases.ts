import { isPlural } from '#domain/lesson/label-words'
import { countWords } from '#domain/lesson/words'
import type { Topic } from '#domain/lesson/topic'
import { startsWithImperative, startsWithVerb } from '#domain/items/english-verbs'

/** What a question is about. */
export interface Asked {
  /** The term as prompts show it. */
  shown: string
  isCode: boolean
  topic: Topic
  /** Heading that tells the term apart from the same term elsewhere; null if there is none. */
  context: string | null
}

/** The sentences that prompts and feedback are made of, in the language of a lesson. */
export interface Phrases {
  meaningOf(asked: Asked, meaning: string): string
  termFor(asked: Asked, meaning: string): string
  /** Stem of a choice among meanings; at least six words where words are counted (rule E28). */
  descriptionOf(asked: Asked): string
  isDescriptionOf(asked: Asked): string
}

/** A term set off from the sentence around it; code is by its backticks. */
function quoted(term: string, [open, close]: readonly [string, string] = ['“', '”']): string {
  return /^`[^`]+`$/u.test(term) ? term : `${open}${term}${close}`
}

/** `Lists` are asked about in the plural if what they are is told of several or of one of them. */
function isNounPhrase(meaning: string): boolean {
  return !/^(?:to|used|by|when|if|how|what|where|why)\s/iu.test(meaning)
}

function englishContext(context: string | null, question: string): string {
  return context === null ? question : `In the context of “${context}”: ${question}`
}

function englishMeaningOf({ shown, isCode, topic }: Asked, meaning: string): string {
  const name = quoted(shown)
  const verb = isPlural(shown) ? 'are' : 'is'
  if (topic === 'day') return `What happened on ${shown}?`
  if (topic === 'period') return `What belongs to the date “${shown}”?`
  if (topic === 'person') return `Who is ${name}?`
  if (startsWithVerb(meaning) && !isPlural(shown)) return `What does ${name} do?`
  if (isCode && startsWithImperative(meaning)) return `What does ${name} do?`
  if (
    /^(?:raised|thrown|called|triggered|emitted|sent) (?:when|if|whenever|after|before|by)\b/iu.test(meaning)
  ) {
    return `When ${verb} ${name} ${/^\p{L}+/u.exec(meaning)?.[0].toLowerCase() ?? 'used'}?`
  }
  if (/^used (?:to|for|in|with|when)\b/iu.test(meaning)) return `What ${verb} ${name} used for?`
  if (/^caused by\b/iu.test(meaning)) return `What causes ${name}?`
  if (isPlural(shown) && isNounPhrase(meaning)) return `What are ${name}?`
  return `What does ${name} mean?`
}

function englishTermFor({ topic }: Asked, meaning: string): string {
  if (topic === 'day') return `When did this happen: “${meaning}”?`
  if (topic === 'period') return `Which date belongs to this: “${meaning}”?`
  if (topic === 'person') return `Who is described here: “${meaning}”?`
  if (countWords(meaning) <= 3) return `Which term means “${meaning}”?`
  return `Which term fits this description: “${meaning}”?`
}

function englishDescriptionOf({ shown, topic }: Asked): string {
  if (topic === 'day' || topic === 'period') return `Which of these belongs to the date “${shown}”?`
  if (topic === 'person') return `Which of these descriptions fits ${quoted(shown)} best?`
  return `Which of these descriptions fits the term ${quoted(shown)}?`
}

const english: Phrases = {
  meaningOf: (asked, meaning) => englishContext(asked.context, englishMeaningOf(asked, meaning)),
  termFor: (asked, meaning) => englishContext(asked.context, englishTermFor(asked, meaning)),
  descriptionOf: (asked) => englishContext(asked.context, englishDescriptionOf(asked)),
  isDescriptionOf: ({ shown, topic }) =>
    topic === 'day' || topic === 'period' ? `This belongs to ${shown}.` : `This describes ${quoted(shown)}.`,
}

/** Sentences with places for a term `{}` and its context `{c}`. */
interface Templates {
  quotes: readonly [string, string]
  meaningOf: string
  termFor: string
  descriptionOf: string
  isDescriptionOf: string
  context: string
}

function fromTemplates(templates: Templates): Phrases {
  const { quotes } = templates
  const put = (template: string, text: string): string => template.replace('{}', () => text)
  const within = (context: string | null, question: string): string =>
    context === null ? question : put(templates.context, quoted(context, quotes)) + question
  return {
    meaningOf: ({ shown, context }) => within(context, put(templates.meaningOf, quoted(shown, quotes))),
    termFor: ({ context }, meaning) =>
      within(context, put(templates.termFor, `${quotes[0]}${meaning}${quotes[1]}`)),
    descriptionOf: ({ shown, context }) =>
      within(context, put(templates.descriptionOf, quoted(shown, quotes))),
    isDescriptionOf: ({ shown }) => put(templates.isDescriptionOf, quoted(shown, quotes)),
  }
}

const byLanguage = new Map<string, Phrases>([
  ['en', english],
  [
    'de',
    fromTemplates({
      quotes: ['„', '“'],
      meaningOf: 'Was bedeutet {}?',
      termFor: 'Welcher Begriff passt zu dieser Beschreibung: {}?',
      descriptionOf: 'Welche dieser Beschreibungen passt zum Begriff {}?',
      isDescriptionOf: 'Das beschreibt {}.',
      context: 'Im Zusammenhang mit {}: ',
    }),
  ],
  [
    'fr',
    fromTemplates({
      quotes: ['« ', ' »'],
      meaningOf: 'Que signifie {} ?',
      termFor: 'Quel terme correspond à cette description : {} ?',
      descriptionOf: 'Laquelle de ces descriptions correspond au terme {} ?',
      isDescriptionOf: 'Cela décrit {}.',
      context: 'Dans le contexte de {} : ',
    }),
  ],
  [
    'es',
    fromTemplates({
      quotes: ['«', '»'],
      meaningOf: '¿Qué significa {}?',
      termFor: '¿Qué término corresponde a esta descripción: {}?',
      descriptionOf: '¿Cuál de estas descripciones corresponde al término {}?',
      isDescriptionOf: 'Esto describe {}.',
      context: 'En el contexto de {}: ',
    }),
  ],
  [
    'pt',
    fromTemplates({
      quotes: ['“', '”'],
      meaningOf: 'O que significa {}?',
      termFor: 'Que termo corresponde a esta descrição: {}?',
      descriptionOf: 'Qual destas descrições corresponde ao termo {}?',
      isDescriptionOf: 'Isto descreve {}.',
      context: 'No contexto de {}: ',
    }),
  ],
  [
    'it',
    fromTemplates({
      quotes: ['«', '»'],
      meaningOf: 'Che cosa significa {}?',
      termFor: 'Quale termine corrisponde a questa descrizione: {}?',
      descriptionOf: 'Quale di queste descrizioni corrisponde al termine {}?',
      isDescriptionOf: 'Questo descrive {}.',
      context: 'Nel contesto di {}: ',
    }),
  ],
  [
    'ru',
    fromTemplates({
      quotes: ['«', '»'],
      meaningOf: 'Что означает {}?',
      termFor: 'Какой термин соответствует описанию: {}?',
      descriptionOf: 'Какое из этих описаний соответствует термину {}?',
      isDescriptionOf: 'Это описание термина {}.',
      context: 'В контексте {}: ',
    }),
  ],
  [
    'zh',
    fromTemplates({
      quotes: ['“', '”'],
      meaningOf: '{}是什么意思？',
      termFor: '哪个术语符合这个描述：{}？',
      descriptionOf: '下列哪个描述符合术语{}？',
      isDescriptionOf: '这描述的是{}。',
      context: '就{}而言：',
    }),
  ],
  [
    'ja',
    fromTemplates({
      quotes: ['「', '」'],
      meaningOf: '{}とはどういう意味ですか？',
      termFor: '次の説明に当てはまる用語はどれですか：{}？',
      descriptionOf: '用語{}に当てはまる説明はどれですか？',
      isDescriptionOf: 'これは{}の説明です。',
      context: '{}について：',
    }),
  ],
  [
    'ko',
    fromTemplates({
      quotes: ['‘', '’'],
      meaningOf: '{}의 뜻은 무엇입니까?',
      termFor: '다음 설명에 맞는 용어는 무엇입니까: {}?',
      descriptionOf: '다음 중 용어 {}에 맞는 설명은 어느 것입니까?',
      isDescriptionOf: '이것은 {}에 대한 설명입니다.',
      context: '{}에 관하여: ',
    }),
  ],
  [
    'ar',
    fromTemplates({
      quotes: ['«', '»'],
      meaningOf: 'ما معنى {}؟',
      termFor: 'أي مصطلح يطابق هذا الوصف: {}؟',
      descriptionOf: 'أي من هذه الأوصاف يطابق المصطلح {}؟',
      isDescriptionOf: 'هذا وصف {}.',
      context: 'في سياق {}: ',
    }),
  ],
  [
    'he',
    fromTemplates({
      quotes: ['“', '”'],
      meaningOf: 'מה פירוש {}?',
      termFor: 'איזה מונח מתאים לתיאור הזה: {}?',
      descriptionOf: 'איזה מהתיאורים האלה מתאים למונח {}?',
      isDescriptionOf: 'זהו תיאור של {}.',
      context: 'בהקשר של {}: ',
    }),
  ],
])

const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
]

/** Small words that are frequent in one language and rare in the others. */
const smallWords: [RegExp, string][] = [
  [
    /(?<!\p{L})(?:der|die|das|und|ein|eine|einer|eines|ist|mit|wird|von|für|nicht|auf|im|zu)(?!\p{L})/giu,
    'de',
  ],
  [/(?<!\p{L})(?:le|les|des|une|et|est|qui|dans|pour|avec|du|au|sur|plusieurs)(?!\p{L})/giu, 'fr'],
  [/(?<!\p{L})(?:el|los|las|una|y|es|que|del|con|para|por|se)(?!\p{L})/giu, 'es'],
  [/(?<!\p{L})(?:os|uma|e|é|que|do|da|em|com|para|por|não)(?!\p{L})/giu, 'pt'],
  [/(?<!\p{L})(?:il|lo|gli|una|è|che|di|della|del|con|per|non)(?!\p{L})/giu, 'it'],
  [/(?<!\p{L})(?:the|a|an|and|is|of|that|to|in|with|for|it|are|which)(?!\p{L})/giu, 'en'],
]

function detectLanguage(text: string): string {
  const letters = (text.match(/\p{L}/gu) ?? []).length
  for (const [script, language] of scripts) {
    const share = (text.match(script) ?? []).length / Math.max(1, letters)
    if (share > (language === 'ja' ? 0.1 : 0.3)) return language
  }
  const counts = smallWords.map(([words, language]) => ({
    language,
    count: (text.match(words) ?? []).length,
  }))
  const best = counts.reduce((first, second) => (second.count > first.count ? second : first))
  const own = counts.find(({ language }) => language === 'en')?.count ?? 0
  return best.count >= 3 && best.count > 1.5 * own ? best.language : 'en'
}

/**
 * The phrases for a lesson: of the language its front matter names, else of the one its definitions are written in,
 * English where that is unclear. Russian and others that share their script are only known by name.
 */
export function phrasesFor(language: string | null, text: string): Phrases {
  const named = language?.toLowerCase().split(/[-_]/u)[0] ?? ''
  return byLanguage.get(named) ?? byLanguage.get(detectLanguage(text)) ?? english
}

import { isKnownLabel } from '#domain/lesson/label-words'
import { english } from '#domain/items/english-phrases'
import { quoted, type Phrases } from '#domain/items/wording'

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
    meaningOf: ({ shown, context }, meaning) => ({
      prompt: within(context, put(templates.meaningOf, quoted(shown, quotes))),
      answer: meaning,
    }),
    termFor: ({ context }, meaning) =>
      within(context, put(templates.termFor, `${quotes[0]}${meaning}${quotes[1]}`)),
    descriptionOf: ({ shown, context }) =>
      within(context, put(templates.descriptionOf, quoted(shown, quotes))),
    isDescriptionOf: ({ shown }) => put(templates.isDescriptionOf, quoted(shown, quotes)),
    // What a label asks in words is known in English alone.
    labelled: (shown, _subject, label) => `${shown}: ${label}${templates.meaningOf.slice(-1)}`,
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

const minSmallWords = 3

/** English that puts no label into a sentence of its own: `Frankreich: what is its hauptstadt?` */
const unsure: Phrases = {
  ...english,
  labelled: (shown, subject, label) =>
    isKnownLabel(label) ? english.labelled(shown, subject, label) : `${shown}: ${label}?`,
}

/** The language that a text is written in; null where it says too little to tell. */
function detectLanguage(text: string): string | null {
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
  if (best.count < minSmallWords) return null
  const own = counts.find(({ language }) => language === 'en')?.count ?? 0
  return best.count > 1.5 * own ? best.language : 'en'
}

/**
 * The phrases for a lesson: of the language its front matter names, else of the one its definitions are written in,
 * English where that is unclear. Russian and others that share their script are only known by name.
 */
export function phrasesFor(language: string | null, text: string): Phrases {
  const named = language?.toLowerCase().split(/[-_]/u)[0] ?? ''
  return byLanguage.get(named) ?? byLanguage.get(detectLanguage(text) ?? '') ?? unsure
}

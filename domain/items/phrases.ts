import { isKnownLabel } from '#domain/lesson/label-words'
import { english } from '#domain/items/english-phrases'
import { quoted, type Phrases } from '#domain/items/wording'

/** Sentence templates, with `{}` for a term, a meaning or a context. */
interface Templates {
  quotes: readonly [string, string]
  askMeaning: string
  askTerm: string
  askDescription: string
  confirmDescription: string
  context: string
}

function fromTemplates(templates: Templates): Phrases {
  const { quotes } = templates
  const fill = (template: string, text: string): string => template.replace('{}', () => text)
  const inContext = (context: string | null, question: string): string =>
    context === null ? question : fill(templates.context, quoted(context, quotes)) + question
  return {
    askMeaning: ({ shown, context }, meaning) => ({
      prompt: inContext(context, fill(templates.askMeaning, quoted(shown, quotes))),
      answer: meaning,
    }),
    askTerm: ({ context }, meaning) =>
      inContext(context, fill(templates.askTerm, `${quotes[0]}${meaning}${quotes[1]}`)),
    askDescription: ({ shown, context }) =>
      inContext(context, fill(templates.askDescription, quoted(shown, quotes))),
    confirmDescription: ({ shown }) => fill(templates.confirmDescription, quoted(shown, quotes)),
    // Only English has a question for each label.
    askLabel: (shown, _subject, label) => `${shown}: ${label}${templates.askMeaning.slice(-1)}`,
  }
}

const byLanguage = new Map<string, Phrases>([
  ['en', english],
  [
    'de',
    fromTemplates({
      quotes: ['„', '“'],
      askMeaning: 'Was bedeutet {}?',
      askTerm: 'Welcher Begriff passt zu dieser Beschreibung: {}?',
      askDescription: 'Welche dieser Beschreibungen passt zum Begriff {}?',
      confirmDescription: 'Das beschreibt {}.',
      context: 'Im Zusammenhang mit {}: ',
    }),
  ],
  [
    'fr',
    fromTemplates({
      quotes: ['« ', ' »'],
      askMeaning: 'Que signifie {} ?',
      askTerm: 'Quel terme correspond à cette description : {} ?',
      askDescription: 'Laquelle de ces descriptions correspond au terme {} ?',
      confirmDescription: 'Cela décrit {}.',
      context: 'Dans le contexte de {} : ',
    }),
  ],
  [
    'es',
    fromTemplates({
      quotes: ['«', '»'],
      askMeaning: '¿Qué significa {}?',
      askTerm: '¿Qué término corresponde a esta descripción: {}?',
      askDescription: '¿Cuál de estas descripciones corresponde al término {}?',
      confirmDescription: 'Esto describe {}.',
      context: 'En el contexto de {}: ',
    }),
  ],
  [
    'pt',
    fromTemplates({
      quotes: ['“', '”'],
      askMeaning: 'O que significa {}?',
      askTerm: 'Que termo corresponde a esta descrição: {}?',
      askDescription: 'Qual destas descrições corresponde ao termo {}?',
      confirmDescription: 'Isto descreve {}.',
      context: 'No contexto de {}: ',
    }),
  ],
  [
    'it',
    fromTemplates({
      quotes: ['«', '»'],
      askMeaning: 'Che cosa significa {}?',
      askTerm: 'Quale termine corrisponde a questa descrizione: {}?',
      askDescription: 'Quale di queste descrizioni corrisponde al termine {}?',
      confirmDescription: 'Questo descrive {}.',
      context: 'Nel contesto di {}: ',
    }),
  ],
  [
    'ru',
    fromTemplates({
      quotes: ['«', '»'],
      askMeaning: 'Что означает {}?',
      askTerm: 'Какой термин соответствует описанию: {}?',
      askDescription: 'Какое из этих описаний соответствует термину {}?',
      confirmDescription: 'Это описание термина {}.',
      context: 'В контексте {}: ',
    }),
  ],
  [
    'zh',
    fromTemplates({
      quotes: ['“', '”'],
      askMeaning: '{}是什么意思？',
      askTerm: '哪个术语符合这个描述：{}？',
      askDescription: '下列哪个描述符合术语{}？',
      confirmDescription: '这描述的是{}。',
      context: '就{}而言：',
    }),
  ],
  [
    'ja',
    fromTemplates({
      quotes: ['「', '」'],
      askMeaning: '{}とはどういう意味ですか？',
      askTerm: '次の説明に当てはまる用語はどれですか：{}？',
      askDescription: '用語{}に当てはまる説明はどれですか？',
      confirmDescription: 'これは{}の説明です。',
      context: '{}について：',
    }),
  ],
  [
    'ko',
    fromTemplates({
      quotes: ['‘', '’'],
      askMeaning: '{}의 뜻은 무엇입니까?',
      askTerm: '다음 설명에 맞는 용어는 무엇입니까: {}?',
      askDescription: '다음 중 용어 {}에 맞는 설명은 어느 것입니까?',
      confirmDescription: '이것은 {}에 대한 설명입니다.',
      context: '{}에 관하여: ',
    }),
  ],
  [
    'ar',
    fromTemplates({
      quotes: ['«', '»'],
      askMeaning: 'ما معنى {}؟',
      askTerm: 'أي مصطلح يطابق هذا الوصف: {}؟',
      askDescription: 'أي من هذه الأوصاف يطابق المصطلح {}؟',
      confirmDescription: 'هذا وصف {}.',
      context: 'في سياق {}: ',
    }),
  ],
  [
    'he',
    fromTemplates({
      quotes: ['“', '”'],
      askMeaning: 'מה פירוש {}?',
      askTerm: 'איזה מונח מתאים לתיאור הזה: {}?',
      askDescription: 'איזה מהתיאורים האלה מתאים למונח {}?',
      confirmDescription: 'זהו תיאור של {}.',
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

/** Function words that are frequent in one language and rare in the others. */
const functionWords: [RegExp, string][] = [
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

const minFunctionWords = 3

/** English for an unknown language, which avoids questions such as `Frankreich: what is its hauptstadt?` */
const languageUnknown: Phrases = {
  ...english,
  askLabel: (shown, subject, label) =>
    isKnownLabel(label) ? english.askLabel(shown, subject, label) : `${shown}: ${label}?`,
}

/** The language code of a text; null if the text is too short to tell. */
function detectLanguage(text: string): string | null {
  const letters = (text.match(/\p{L}/gu) ?? []).length
  for (const [script, language] of scripts) {
    const share = (text.match(script) ?? []).length / Math.max(1, letters)
    if (share > (language === 'ja' ? 0.1 : 0.3)) return language
  }
  const counts = functionWords.map(([words, language]) => ({
    language,
    count: (text.match(words) ?? []).length,
  }))
  const best = counts.reduce((first, second) => (second.count > first.count ? second : first))
  if (best.count < minFunctionWords) return null
  const englishCount = counts.find(({ language }) => language === 'en')?.count ?? 0
  return best.count > 1.5 * englishCount ? best.language : 'en'
}

/**
 * The phrases for a lesson: in the language of its front matter, else in the detected language of its text, else in
 * English. Russian shares its script with other languages, so it is never detected.
 *
 * @param language BCP 47 tag from the front matter; null if there is none
 * @param text the author's own sentences
 */
export function phrasesFor(language: string | null, text: string): Phrases {
  const named = language?.toLowerCase().split(/[-_]/u)[0] ?? ''
  return byLanguage.get(named) ?? byLanguage.get(detectLanguage(text) ?? '') ?? languageUnknown
}

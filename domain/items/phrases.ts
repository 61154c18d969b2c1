import { detectLanguage } from '#domain/language/detect-language'
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
  askWhy: string
  askOrder: string
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
    askCell: (shown, heading) =>
      `${shown}: ${heading.replace(/[?？]$/u, '')}${templates.askMeaning.slice(-1)}`,
    askWhy: (advice) => fill(templates.askWhy, advice),
    askOrder: (goal) => fill(templates.askOrder, goal),
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
      askWhy: 'Warum: {}?',
      askOrder: 'In welcher Reihenfolge: {}?',
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
      askWhy: 'Pourquoi : {} ?',
      askOrder: 'Dans quel ordre : {} ?',
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
      askWhy: '¿Por qué: {}?',
      askOrder: '¿En qué orden: {}?',
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
      askWhy: 'Por quê: {}?',
      askOrder: 'Em que ordem: {}?',
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
      askWhy: 'Perché: {}?',
      askOrder: 'In quale ordine: {}?',
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
      askWhy: 'Почему: {}?',
      askOrder: 'В каком порядке: {}?',
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
      askWhy: '为什么：{}？',
      askOrder: '按什么顺序：{}？',
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
      askWhy: 'なぜ：{}？',
      askOrder: 'どの順番で：{}？',
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
      askWhy: '왜: {}?',
      askOrder: '어떤 순서로: {}?',
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
      askWhy: 'لماذا: {}؟',
      askOrder: 'بأي ترتيب: {}؟',
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
      askWhy: 'למה: {}?',
      askOrder: 'באיזה סדר: {}?',
    }),
  ],
])

/** English for an unknown language, which avoids questions such as `Frankreich: what is its hauptstadt?` */
const languageUnknown: Phrases = {
  ...english,
  askLabel: (shown, subject, label) =>
    isKnownLabel(label) ? english.askLabel(shown, subject, label) : `${shown}: ${label}?`,
}

/**
 * The phrases for a lesson: in the language of its front matter, else in the detected language of its text, else in
 * English.
 *
 * @param language BCP 47 tag from the front matter; null if there is none
 * @param text the author's own sentences
 */
export function phrasesFor(language: string | null, text: string): Phrases {
  const named = language?.toLowerCase().split(/[-_]/u)[0] ?? ''
  return byLanguage.get(named) ?? byLanguage.get(detectLanguage(text) ?? '') ?? languageUnknown
}

import { detectLanguage } from '#domain/language/detect-language'
import { isKnownLabel } from '#domain/lesson/label-words'
import { english } from '#domain/items/english-phrases'
import { askByName, listOf, quoted, type Phrases } from '#domain/items/wording'

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
  askMatch: string
  askSort: string
  /** With the word for NOT between double asterisks. */
  askNot: string
}

function fromTemplates(code: string, templates: Templates): Phrases {
  const { quotes } = templates
  const mark = templates.askMeaning.slice(-1)
  const fill = (template: string, text: string): string => template.replace('{}', () => text)
  const inContext = (context: string | null, question: string): string =>
    context === null ? question : fill(templates.context, quoted(context, quotes)) + question
  const ofKind = (by: string | null, text: string): string => (by === null ? text : `${by} ${text}`)
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
    askLabel: (shown, _subject, label) => askByName(shown, label, mark),
    askCell: (shown, heading) => askByName(shown, heading, mark),
    askWhy: (advice) => fill(templates.askWhy, advice),
    askOrder: (goal) => fill(templates.askOrder, goal),
    askMatch: (terms) => fill(templates.askMatch, listOf(terms, code, quotes)),
    askSort: ({ by, names }) => fill(templates.askSort, ofKind(by, listOf(names, code, quotes))),
    askNot: (by, name) => fill(templates.askNot, ofKind(by, quoted(name, quotes))),
  }
}

const byLanguage = new Map<string, Phrases>([
  ['en', english],
  [
    'de',
    fromTemplates('de', {
      quotes: ['„', '“'],
      askMeaning: 'Was bedeutet {}?',
      askTerm: 'Welcher Begriff passt zu dieser Beschreibung: {}?',
      askDescription: 'Welche dieser Beschreibungen passt zum Begriff {}?',
      confirmDescription: 'Das beschreibt {}.',
      context: 'Im Zusammenhang mit {}: ',
      askWhy: 'Warum: {}?',
      askOrder: 'In welcher Reihenfolge: {}?',
      askMatch: 'Welche Beschreibung passt zu welchem Begriff: {}?',
      askSort: 'Was davon gehört wozu: {}?',
      askNot: 'Was davon gehört **NICHT** zu {}?',
    }),
  ],
  [
    'fr',
    fromTemplates('fr', {
      quotes: ['« ', ' »'],
      askMeaning: 'Que signifie {} ?',
      askTerm: 'Quel terme correspond à cette description : {} ?',
      askDescription: 'Laquelle de ces descriptions correspond au terme {} ?',
      confirmDescription: 'Cela décrit {}.',
      context: 'Dans le contexte de {} : ',
      askWhy: 'Pourquoi : {} ?',
      askOrder: 'Dans quel ordre : {} ?',
      askMatch: 'Quelle description correspond à quel terme : {} ?',
      askSort: 'À quoi appartient chacun de ces éléments : {} ?',
      askNot: 'Lequel de ces éléments n’appartient **PAS** à {} ?',
    }),
  ],
  [
    'es',
    fromTemplates('es', {
      quotes: ['«', '»'],
      askMeaning: '¿Qué significa {}?',
      askTerm: '¿Qué término corresponde a esta descripción: {}?',
      askDescription: '¿Cuál de estas descripciones corresponde al término {}?',
      confirmDescription: 'Esto describe {}.',
      context: 'En el contexto de {}: ',
      askWhy: '¿Por qué: {}?',
      askOrder: '¿En qué orden: {}?',
      askMatch: '¿Qué descripción corresponde a cada término: {}?',
      askSort: '¿A qué pertenece cada uno de estos elementos: {}?',
      askNot: '¿Cuál de estos elementos **NO** pertenece a {}?',
    }),
  ],
  [
    'pt',
    fromTemplates('pt', {
      quotes: ['“', '”'],
      askMeaning: 'O que significa {}?',
      askTerm: 'Que termo corresponde a esta descrição: {}?',
      askDescription: 'Qual destas descrições corresponde ao termo {}?',
      confirmDescription: 'Isto descreve {}.',
      context: 'No contexto de {}: ',
      askWhy: 'Por quê: {}?',
      askOrder: 'Em que ordem: {}?',
      askMatch: 'Que descrição corresponde a cada termo: {}?',
      askSort: 'A que pertence cada um destes elementos: {}?',
      askNot: 'Qual destes elementos **NÃO** pertence a {}?',
    }),
  ],
  [
    'nl',
    fromTemplates('nl', {
      quotes: ['‘', '’'],
      askMeaning: 'Wat betekent {}?',
      askTerm: 'Welk begrip past bij deze beschrijving: {}?',
      askDescription: 'Welke van deze beschrijvingen past bij het begrip {}?',
      confirmDescription: 'Dit beschrijft {}.',
      context: 'In verband met {}: ',
      askWhy: 'Waarom: {}?',
      askOrder: 'In welke volgorde: {}?',
      askMatch: 'Welke beschrijving past bij welk begrip: {}?',
      askSort: 'Wat hoort waarbij: {}?',
      askNot: 'Wat hiervan hoort **NIET** bij {}?',
    }),
  ],
  [
    'it',
    fromTemplates('it', {
      quotes: ['«', '»'],
      askMeaning: 'Che cosa significa {}?',
      askTerm: 'Quale termine corrisponde a questa descrizione: {}?',
      askDescription: 'Quale di queste descrizioni corrisponde al termine {}?',
      confirmDescription: 'Questo descrive {}.',
      context: 'Nel contesto di {}: ',
      askWhy: 'Perché: {}?',
      askOrder: 'In quale ordine: {}?',
      askMatch: 'Quale descrizione corrisponde a quale termine: {}?',
      askSort: 'A che cosa appartiene ciascuno di questi elementi: {}?',
      askNot: 'Quale di questi elementi **NON** appartiene a {}?',
    }),
  ],
  [
    'ru',
    fromTemplates('ru', {
      quotes: ['«', '»'],
      askMeaning: 'Что означает {}?',
      askTerm: 'Какой термин соответствует описанию: {}?',
      askDescription: 'Какое из этих описаний соответствует термину {}?',
      confirmDescription: 'Это описание термина {}.',
      context: 'В контексте {}: ',
      askWhy: 'Почему: {}?',
      askOrder: 'В каком порядке: {}?',
      askMatch: 'Какое описание соответствует какому термину: {}?',
      askSort: 'К чему относится каждое из этого: {}?',
      askNot: 'Что из этого **НЕ** относится к {}?',
    }),
  ],
  [
    'zh',
    fromTemplates('zh', {
      quotes: ['“', '”'],
      askMeaning: '{}是什么意思？',
      askTerm: '哪个术语符合这个描述：{}？',
      askDescription: '下列哪个描述符合术语{}？',
      confirmDescription: '这描述的是{}。',
      context: '就{}而言：',
      askWhy: '为什么：{}？',
      askOrder: '按什么顺序：{}？',
      askMatch: '哪个描述符合哪个术语：{}？',
      askSort: '下列各项属于哪一类：{}？',
      askNot: '下列哪一项**不**属于{}？',
    }),
  ],
  [
    'ja',
    fromTemplates('ja', {
      quotes: ['「', '」'],
      askMeaning: '{}とはどういう意味ですか？',
      askTerm: '次の説明に当てはまる用語はどれですか：{}？',
      askDescription: '用語{}に当てはまる説明はどれですか？',
      confirmDescription: 'これは{}の説明です。',
      context: '{}について：',
      askWhy: 'なぜ：{}？',
      askOrder: 'どの順番で：{}？',
      askMatch: 'どの説明がどの用語に当てはまりますか：{}？',
      askSort: '次のものはそれぞれどれに属しますか：{}？',
      askNot: '次のうち{}に属さ**ない**ものはどれですか？',
    }),
  ],
  [
    'ko',
    fromTemplates('ko', {
      quotes: ['‘', '’'],
      askMeaning: '{}의 뜻은 무엇입니까?',
      askTerm: '다음 설명에 맞는 용어는 무엇입니까: {}?',
      askDescription: '다음 중 용어 {}에 맞는 설명은 어느 것입니까?',
      confirmDescription: '이것은 {}에 대한 설명입니다.',
      context: '{}에 관하여: ',
      askWhy: '왜: {}?',
      askOrder: '어떤 순서로: {}?',
      askMatch: '어떤 설명이 어떤 용어에 맞습니까: {}?',
      askSort: '다음은 각각 어디에 속합니까: {}?',
      askNot: '다음 중 {}에 속하지 **않는** 것은 무엇입니까?',
    }),
  ],
  [
    'ar',
    fromTemplates('ar', {
      quotes: ['«', '»'],
      askMeaning: 'ما معنى {}؟',
      askTerm: 'أي مصطلح يطابق هذا الوصف: {}؟',
      askDescription: 'أي من هذه الأوصاف يطابق المصطلح {}؟',
      confirmDescription: 'هذا وصف {}.',
      context: 'في سياق {}: ',
      askWhy: 'لماذا: {}؟',
      askOrder: 'بأي ترتيب: {}؟',
      askMatch: 'أي وصف يطابق أي مصطلح: {}؟',
      askSort: 'إلى ماذا ينتمي كل مما يلي: {}؟',
      askNot: 'أي مما يلي **لا** ينتمي إلى {}؟',
    }),
  ],
  [
    'he',
    fromTemplates('he', {
      quotes: ['“', '”'],
      askMeaning: 'מה פירוש {}?',
      askTerm: 'איזה מונח מתאים לתיאור הזה: {}?',
      askDescription: 'איזה מהתיאורים האלה מתאים למונח {}?',
      confirmDescription: 'זהו תיאור של {}.',
      context: 'בהקשר של {}: ',
      askWhy: 'למה: {}?',
      askOrder: 'באיזה סדר: {}?',
      askMatch: 'איזה תיאור מתאים לאיזה מונח: {}?',
      askSort: 'לאן שייך כל אחד מאלה: {}?',
      askNot: 'מה מאלה **לא** שייך אל {}?',
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

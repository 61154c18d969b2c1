import { foreignAdvice, foreignIntroduction, foreignStop, foreignUses } from '#domain/lesson/foreign-headings'
import { isAside } from '#domain/lesson/label-words'
import type { SectionKind } from '#domain/lesson/parsed-lesson'
import { foldText } from '#domain/lesson/words'

const stop =
  /^(?:(?:lesson |chapter |module )?(?:overview|conclusions?|summary|recap|wrap up|wrapping up|next steps|whats next|what s next|what comes next|key takeaways|takeaways|(?:additional |further |useful |external |more |online |learning )*(?:resources?|links)|references?|bibliography|credits|(?:further|additional|suggested|recommended) reading|see also|table of contents|contents|toc|prerequisites|requirements|(?:learning )?(?:objectives|goals|outcomes)|what (?:you will|youll|you ll|we will|well) learn|exercises?(?: \d+)?|practice(?: (?:exercises?|problems?|questions?|tasks?))?|(?:coding |programming )?challenges?|homework|assignments?|tasks?|quiz|review questions|self check|check your understanding|questions|acknowledge?ments|license|changelog|faq|solutions?|answers?|final thoughts|closing(?: thoughts)?))$/u
const introduction =
  /^(?:introduction|intro|einleitung|einführung|introducción|introduction générale|简介|介绍|はじめに)$/u
const terms =
  /\b(?:terms?|terminology|vocabulary|glossary|definitions|concepts|begriffe|glossar|grundbegriffe|glosario|términos|conceptos|vocabulaire|lexique|concepts clés|glossaire|termos|conceitos|glossário|glossario)\b|术语|词汇|概念|名词|用語|용어|термины|глоссарий|понятия|مصطلحات|מונחים/u
const advice =
  /\b(?:best practices?|good practices?|tips|guidelines|recommendations|rules of thumb|do s and don ?t ?s|dos and don ?ts|mistakes|pitfalls|gotchas|(?:common |typical |frequent |usual |beginner s? )(?:errors|problems)|^(?:errors|problems)$|(?:errors|problems) to avoid|things to avoid|what to avoid|anti ?patterns|warnings?|caveats)\b/u
/** `Types of errors` lists terms, whatever they are of. */
const kinds = /^(?:types|kinds|classes|forms|categories|sorts) of\b/u
const uses =
  /\b(?:use cases?|applications|benefits?|advantages?|disadvantages?|drawbacks|limitations?|pros|cons|features|characteristics|when (?:not )?to use|why|importance|real world|trade ?offs|comparison|differences?|versus|vs|history|tools|libraries|frameworks|ecosystem|causes?|effects?|consequences?|reasons|impacts?|outcomes?|challenges|issues|risks|factors|implications|strengths|weaknesses|goals|results)\b/u
const generic =
  /^(?:(?:basic|simple|advanced|more|full|complete|common|code|worked|practical|quick|first|another|key|main|general|important|other|additional|minimal|live|interactive|sample)? ?(?:examples?|basics?|syntax|usage|operations?|points?|notes?|details?|ideas?|techniques?|steps|structure|setup|installation|installing|explanation|how it works|demo|code|implementation|output|result|background|theory|discussion|step by step|part|section|lesson|topics?|facts|contents?|tables?|diagrams?|case study|the basics|getting started|quick start|hands on|in practice|the big picture|putting it all together|advanced|beginner|intermediate|definition|description|purpose|creation))(?: \d+)?(?: .{0,40})?$/u

/** A heading without numbering, emoji and final punctuation. */
export function cleanHeading(heading: string): string {
  return heading
    .replace(/^[^\p{L}\p{N}`_("“«]+/u, '')
    .replace(
      /^(?:lesson|chapter|part|module|unit|section|topic|lektion|kapitel|lección|capítulo|chapitre|leçon)\s+(?:\d+|[ivxlc]+)(?:\.\d+)*\s*(?:[:.)–—-]+\s*|\s+(?=\p{Lu}))/iu,
      '',
    )
    .replace(/^(?:\d+(?:\.\d+)*|[ivx]+|[a-z])\s*[.):–—]\s+/iu, '')
    .replace(/^\d+(?:\.\d+)+\s+/u, '')
    .replace(/[\s:：.!–—-]+$/u, '')
    .replace(/\s*[\p{Extended_Pictographic}️]+$/u, '')
    .trim()
}

/** The kind of section that a heading starts. */
export function classifyHeading(heading: string): SectionKind {
  const folded = foldText(cleanHeading(heading))
  if (folded === '') return 'generic'
  if (introduction.test(folded) || foreignIntroduction.test(folded)) return 'introduction'
  if (stop.test(folded) || foreignStop.test(folded)) return 'stop'
  const words = folded.split(' ').length
  if (words <= 5 && terms.test(folded)) return 'terms'
  if (words <= 8 && !kinds.test(folded) && (advice.test(folded) || foreignAdvice.test(folded)))
    return 'advice'
  if (words <= 8 && (uses.test(folded) || foreignUses.test(folded))) return 'uses'
  if (/^(?:example|examples|exercise|demo|sample)\b/u.test(folded)) return 'generic'
  if (isAside(folded) || (words <= 3 && generic.test(folded))) return 'generic'
  return 'subject'
}

const fillerBefore =
  /^(?:what(?:'s|’s| is| are)(?: an?| the)?|(?:an? )?(?:brief |quick |short |gentle )?(?:introduction|intro) to(?: the)?|introducing|understanding|working with|getting started with|(?:the )?(?:basics|fundamentals|essentials) of|(?:an? )?overview of|exploring|about|more (?:on|about)|learning|mastering|a (?:closer )?look at|deep dive into|how to use|using|defining|definition of|creating)\s+(?=\S)/iu
const fillerAfter =
  /\s+(?:in (?:python|javascript|java|sql|c|c\+\+|rust|go|r|practice|detail|depth|a nutshell)|basics|overview|explained|tutorial|fundamentals|essentials|101|for beginners)$/iu

/** The subject that a heading names: `Tuple` for `1. What is a Tuple?`. Null if it does not name exactly one. */
export function subjectOf(heading: string): string | null {
  const cleaned = cleanHeading(heading)
    .replace(/[?？]+$/u, '')
    .trim()
  const bare = cleaned
    .replace(fillerBefore, '')
    .replace(fillerAfter, '')
    .replace(/^(?:python|javascript)(?:['’]s)?\s+(?=\p{Lu})/iu, '')
    .replace(/^(?:an?|the)\s+(?=\S)/iu, '')
    .replace(/\s*[(（][^()（）]*[)）]$/u, '')
    .trim()
  if (bare === '' || bare.split(/\s+/u).length > 5 || /[.!?:;,]/u.test(bare.replace(/`[^`]*`|\w\.\w/gu, '')))
    return null
  if (/\b(?:and|or|vs\.?|versus|und|et|y)\b|&|\//iu.test(bare) && !/^`[^`]+`$/u.test(bare)) return null
  return bare
}

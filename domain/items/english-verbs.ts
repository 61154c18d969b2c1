import { isPresentVerb } from '#domain/language/english-tags'

const verbsBeforeAnything =
  /^(?:shows|tells|says|checks|decides|determines|finds|lists|prints|returns|gets|(?:asks|waits|looks|searches|listens|checks|stands|accounts|allows|works|acts|serves|deals|responds|refers|points|belongs|depends|leads|runs|goes|comes|begins|starts|ends) (?:for|in|with|on|to|from|as)|\p{L}{2,}[^s\W]s\s+(?:and|or)\s+\p{L}{2,}[^s\W]s)\s/iu
const nounsInS =
  /^(?:\p{L}+ous|this|as|its|class|process|always|sometimes|perhaps|series|less|plus|cross|access|address|is|was|has)\b/iu
const verbInS =
  /^\p{L}{2,}[^s\W]s\s+(?!(?:of|that|which|in|with|without|by|from|for|and|or|is|are|was|were|can|can['’]t|cannot|must|may|might|will|would|should|have|had|do|don['’]t|used|defined|made|\p{L}+ wh(?:ich|om|ose))\b)\S/iu

/** Whether a word in -s at the start has an object behind it, which no noun has. */
export const isVerbWithObject = (meaning: string): boolean =>
  /^\p{L}{2,}s (?:`|(?:an?|the|all|each|every|one|its|their|how|what|when|whether)\s)/iu.test(meaning)

/** Whether the first word is a verb behind a pronoun, as `moves back` is and `movements away` is not. */
function isVerbBehindPronoun(meaning: string): boolean {
  const [verb = ''] = meaning.toLowerCase().split(' ')
  return isPresentVerb(`it ${verb}${meaning.slice(verb.length)}`, verb)
}

/** Whether a meaning starts with a verb in the third person: `Runs a coroutine`. */
export function startsWithVerb(meaning: string): boolean {
  if (verbsBeforeAnything.test(meaning)) return true
  if (nounsInS.test(meaning) || !verbInS.test(meaning)) return false
  return isVerbWithObject(meaning) || isVerbBehindPronoun(meaning)
}

/**
 * Verbs that reference cards use in the imperative, with words that can follow: `Print the name of the directory`, but
 * not the noun phrase `Read mode`.
 */
const imperative =
  /^(?:add|append|apply|assign|calculate|call|change|check|clear|close|combine|compare|concatenate|connect|convert|copy|count|create|declare|define|delete|display|download|draw|execute|export|fetch|filter|find|format|get|give|go|group|import|initiali[sz]e|insert|install|join|launch|list|load|make|merge|move|open|pause|print|put|quit|raise|read|receive|remove|rename|repeat|replace|restart|return|reverse|round|run|save|search|select|send|set|show|sort|split|start|stop|store|switch|test|undo|update|upload|view|wait|write)\s+(?:`|\d|(?:an?|the|all|any|each|every|one|its|your|this|that|another|to|into|in|from|on|as|over|through|up|out|down|off|back|if|how|what|whether|only|and|or)\s|\p{L}+(?:s|ing|ed)\b)/iu

/** Whether a meaning starts with an imperative: `Print the name of the directory`. */
export function startsWithImperative(meaning: string): boolean {
  return imperative.test(meaning)
}

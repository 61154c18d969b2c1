import { wordList, type LanguageData } from '#domain/language/language'

/** Dutch. Compiled by hand for this project. */
export const dutch: LanguageData = {
  code: 'nl',
  articles: wordList('de, het, een'),
  indefiniteArticles: wordList('een'),
  copulas: wordList(
    'is, zijn, was, waren, betekent, betekenen, staat voor, staan voor, verwijst naar, beschrijft, beschrijven, bestaat uit, duidt',
  ),
  beings: wordList('is, zijn'),
  pastCopulas: wordList('was, waren'),
  possessions: wordList('heeft, hebben'),
  namings: wordList(
    'heet, heten, noemen we, noemt men, noem je, wordt genoemd, worden genoemd, genoemd, genaamd, bekend als, ook wel, spreken we van',
  ),
  frames: [
    ['onder', 'verstaan we'],
    ['onder', 'verstaat men'],
    ['met', 'bedoelen we'],
    ['met', 'bedoelt men'],
    ['de term', 'betekent'],
  ],
  glosses: wordList('dat wil zeggen, d.w.z., oftewel, ofwel'),
  pronouns: wordList(
    'ik, mij, me, mijn, wij, we, ons, onze, jij, je, jou, jouw, u, uw, hij, zij, ze, hun, haar, het, dit, dat, deze, die, hier, daar, wat, wie, alles, alle, niets, iets, veel, sommige, elk, elke, ieder',
  ),
  persons: wordList('ik, mij, me, mijn, wij, we, ons, onze, jij, je, jou, jouw, u, uw'),
  speakers: wordList('ik, mijn, wij, we, ons, onze'),
  nearby: wordList('dit, dat, deze, hier, boven, onder, regel, nu, vandaag, morgen, gisteren'),
  demonstratives: wordList('dit, dat, deze, hier, nu, vandaag, morgen, gisteren'),
  positions: wordList('hierboven, hieronder'),
  lessonParts: wordList(
    'voorbeeld, voorbeelden, afbeelding, tabel, diagram, figuur, les, cursus, hoofdstuk, paragraaf, oefening, oefeningen, pagina, dia, week, bijlage, video, menu, oplossing',
  ),
  numberedParts: wordList('deel, sessie, college, les, module, hoofdstuk, paragraaf, week'),
  freeRelatives: wordList('wat, wie, alles'),
  conjunctions: wordList('en, maar, terwijl'),
  relatives: wordList('die, dat, wat, wie, waar, waarin, waarmee, waarvan, waarop'),
  conditions: wordList('als, wanneer, zodra, zolang, terwijl, omdat, hoewel, voordat, nadat'),
  pointers: wordList(
    'zie, kijk, lees, bekijk, vergelijk, hier, boven, onder, hieronder, volgende, hoofdstuk, paragraaf, pagina, link, video, oefening, figuur, morgen, week, verderop, probeer',
  ),
  functionWords: wordList(
    'en, of, maar, want, dus, van, in, op, aan, bij, te, tot, met, zonder, uit, naar, voor, over, onder, tussen, door, tegen, om, als, niet, geen, ook, dan, nu, al, heel, zeer, kan, kunnen, zal, zullen, moet, moeten, mag, heeft, hebben, is, zijn, wordt, worden, hoe, waarom, daarna, eerst, vaak, altijd, nooit',
  ),
  attributes: wordList(
    'doel, gebruik, syntaxis, definitie, betekenis, voorbeeld, type, waarde, parameters, eenheid, formule, plaats, rol, functie, oorzaak, oorzaken, gevolg, gevolgen, resultaat, voordeel, voordelen, nadeel, nadelen, eigenschappen, kenmerken, jaar, datum, duur, herkomst, samenstelling, structuur',
  ),
  traits: wordList(
    'voordelen, nadelen, eigenschappen, kenmerken, redenen, doelen, beperkingen, eisen, criteria',
  ),
  aspects: wordList('eigenschap, kenmerk, aspect, criterium'),
  nameHeadings: wordList('naam, begrip, term, woord, commando, functie, methode'),
  meanings: wordList('betekenis, definitie, beschrijving, omschrijving, uitleg, wat is het, wat doet het'),
  values: wordList('waarde, waarden, antwoord, detail, details, gegeven'),
  references: wordList(
    'referenties, bibliografie, bronnen, links, literatuur, inhoud, inhoudsopgave, dankwoord',
  ),
  asides: wordList(
    'let op, opmerking, tip, voorbeeld, voorbeelden, belangrijk, opgave, oplossing, antwoord, vraag, huiswerk, onthoud, bron, samenvatting',
  ),
  reasonsAfterComma: wordList('daar'),
  alternatives: wordList('of'),
  reasons: wordList('omdat, want, aangezien, anders, zodat, om, daarmee'),
  ways: [],
  doings: [],
  negations: wordList('niet, geen, nooit, zonder'),
  kinds: wordList('soort, vorm van, type'),
  guesses: wordList('ja, nee, waar, onwaar, geen'),
  leadIns: wordList('voorbeeld, voorbeelden, volgende, stap, stappen, opmerking'),
  examples: wordList('voorbeeld, voorbeelden'),
  exampleMarks: wordList('zoals, bijvoorbeeld, bijv., bv.'),
  failures: wordList(
    'fout, fouten, uitzondering, uitzonderingen, mislukt, ongeldig, niet toegestaan, probleem',
  ),
  syntaxErrors: wordList('syntaxfout, syntaxfouten'),
  urgings: wordList(
    'vermijd, nooit, altijd, gebruik, zet, zorg, denk, onthoud, geef, houd, let op, controleer, kies',
  ),
  obligations: wordList('moet, moeten, mag, mogen, zou moeten, zouden moeten, beter, aan te raden, hoort'),
  questionWords: wordList(
    'wat, waarom, hoe, wanneer, waar, wie, welke, welk, hoeveel, waarvoor, waartoe, is, zijn, kan, kun, mag, moet',
  ),
  sequencers: wordList(
    'eerst, ten eerste, als eerste, dan, daarna, vervolgens, tot slot, ten slotte, tenslotte, uiteindelijk, als laatste',
  ),
  keyPoints: wordList(
    'samenvatting, kernpunten, onthoud, in het kort, belangrijk, let op, om te onthouden, conclusie, goed om te weten, keypoints',
  ),
  steps: wordList('stappen, stappenplan, recept, werkwijze, installatie, procedure, aanpak, proef'),
  anaphors: wordList('het, hij, ze, zij, deze'),
  thirdPersons: wordList('hij, zij, ze, het, hem, haar, hun'),
  modals: wordList('kan, kunnen, mag, mogen, moet, moeten'),
  possessives: wordList('hun, diens'),
  plurals: [],
  imaginings: wordList('stel, stel je voor, stelt u zich voor, veronderstel, neem aan, denk aan'),
  comparisons: wordList('zoals, net als, alsof, als een'),
  interjections: wordList('graag, nou, tja, ach, oh, ja, nee, bedankt, succes, oké, ok, hm, tot ziens'),
  praise: wordList(
    'belangrijk, belangrijke, krachtig, krachtige, handig, handige, geweldig, geweldige, populair, populaire',
  ),
  degrees: wordList(
    'eenvoudige, geavanceerde, gewone, algemene, veelvoorkomende, zeldzame, andere, meer, verdere, extra, nuttige, handige, bijzondere, speciale, complexe, makkelijke, moeilijke, belangrijke, belangrijkste, optionele, aanbevolen, nieuwe, oude, eerste, tweede, volgende, laatste, enkele, veel, verschillende, soortgelijke, verwante, interessante, mogelijke, typische, goede, slechte, beste',
  ),
  shellNouns: wordList(
    'aanpak, aspect, antwoord, detail, ding, doel, gevolg, idee, manier, moeilijkheid, nadeel, oefening, opmerking, poging, probleem, reden, resultaat, tip, truc, voorbeeld, voordeel, vraag',
  ),
  administration: wordList(
    "docent, docenten, contact, e-mail, telefoon, lokaal, plaats, wanneer, waar, wie, tijd, tijden, datum, data, rooster, planning, programma, agenda, notulen, aanwezig, deelnemers, voorkennis, leerboek, literatuur, materiaal, beoordeling, cijfer, cijfers, toets, tentamen, tentamens, huiswerk, opdracht, opdrachten, project, inleveren, deadline, deadlines, aanwezigheid, studiepunten, werklast, niveau, duur, aanmelden, verzamelpunt, volgende vergadering, besluiten, actiepunten, aankondigingen, nieuws, leerdoelen, wijzigingen, medewerkers, dankwoord, auteurs, week, weken, bijeenkomst, bijeenkomsten, punten, dia's, opname, bijlage, presentatie, verslag, groep, groepen, team",
  ),
}

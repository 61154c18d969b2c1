import { wordList, type LanguageData } from '#domain/language/language'

/** Italian. Compiled by hand for this project. */
export const italian: LanguageData = {
  code: 'it',
  articles: wordList("il, lo, la, i, gli, le, l', l’, un, uno, una, un', un’"),
  indefiniteArticles: wordList("un, uno, una, un', un’"),
  copulas: wordList(
    'è, sono, era, erano, fu, significa, significano, indica, indicano, rappresenta, rappresentano, descrive, descrivono, si riferisce a, consiste in, equivale a',
  ),
  beings: wordList('è, sono'),
  pastCopulas: wordList('era, erano, fu'),
  possessions: wordList('ha, hanno'),
  namings: wordList(
    'si chiama, si chiamano, chiamato, chiamata, chiamati, chiamate, è detto, è detta, sono detti, sono dette, detto, detta, detti, dette, prende il nome di, noto come, nota come, si dice, chiamiamo',
  ),
  frames: [
    ['per', 'si intende'],
    ['con', 'si intende'],
    ['con', 'si indica'],
    ['si chiama', ''],
    ['il termine', 'indica'],
  ],
  glosses: wordList('cioè, ossia, vale a dire'),
  pronouns: wordList(
    'io, mi, mio, mia, noi, ci, nostro, nostra, tu, ti, tuo, tua, voi, vostro, lei, lui, loro, suo, sua, esso, essa, essi, questo, questa, questi, queste, quello, quella, ciò, qui, qua, lì, che, chi, cosa, tutto, tutti, tutte, niente, qualcosa, ogni, molti, alcuni',
  ),
  persons: wordList('io, mi, mio, mia, noi, ci, nostro, nostra, tu, ti, tuo, tua, voi, vostro, vostra'),
  speakers: wordList('io, mio, mia, noi, nostro, nostra, nostri, nostre'),
  nearby: wordList('questo, questa, questi, queste, qui, sopra, sotto, riga, adesso, oggi, domani, ieri'),
  demonstratives: wordList('questo, questa, questi, queste, qui, adesso, oggi, domani, ieri'),
  positions: wordList('sopra, sotto'),
  lessonParts: wordList(
    'esempio, esempi, immagine, tabella, diagramma, figura, lezione, corso, capitolo, sezione, esercizio, esercizi, pagina, diapositiva, settimana, appendice, video, menu, soluzione',
  ),
  numberedParts: wordList('parte, sessione, lezione, modulo, capitolo, sezione, unità, settimana'),
  freeRelatives: wordList('ciò, tutto'),
  conjunctions: wordList('e, ed, ma, mentre'),
  relatives: wordList('che, cui, il quale, la quale, dove, in cui, con cui, di cui, nel quale'),
  conditions: wordList('se, quando, mentre, finché, appena, perché, sebbene, poiché, dato che'),
  pointers: wordList(
    'guardate, leggete, cercate, consulta, cfr, vedi, vedere, leggi, qui, sopra, sotto, seguente, prossimo, prossima, capitolo, sezione, pagina, link, video, esercizio, figura, domani, settimana, più avanti, guarda, prova',
  ),
  functionWords: wordList(
    "e, ed, o, ma, né, di, d', d’, del, dello, della, dei, degli, delle, a, al, alla, in, nel, nella, con, senza, per, su, sul, tra, fra, da, dal, dalla, come, non, anche, molto, più, già, può, possono, deve, devono, è, sono, ha, hanno, essere, avere, perché, poi, infine, sempre, mai, spesso",
  ),
  attributes: wordList(
    'scopo, uso, sintassi, definizione, significato, esempio, tipo, valore, parametri, unità, formula, luogo, funzione, causa, cause, effetto, effetti, risultato, vantaggio, vantaggi, svantaggio, svantaggi, caratteristiche, anno, data, durata, origine, composizione, struttura',
  ),
  traits: wordList(
    'vantaggi, svantaggi, caratteristiche, proprietà, ragioni, motivi, obiettivi, limiti, requisiti, criteri',
  ),
  aspects: wordList('proprietà, caratteristica, aspetto, attributo, criterio'),
  nameHeadings: wordList('nome, termine, parola, concetto, comando, funzione, metodo'),
  meanings: wordList(
    "significato, definizione, descrizione, spiegazione, che cos'è, che cos’è, cosa fa, che cosa fa",
  ),
  values: wordList('valore, valori, risposta, dettaglio, dettagli, dato'),
  references: wordList(
    'riferimenti, bibliografia, fonti, link, collegamenti, letture, risorse, indice, ringraziamenti',
  ),
  asides: wordList(
    'nota, avviso, consiglio, esempio, esempi, importante, esercizio, soluzione, risposta, domanda, compito, ricorda, fonte, riassunto, attenzione',
  ),
  reasonsAfterComma: wordList('ché, siccome'),
  alternatives: wordList('o, oppure'),
  reasons: wordList('perché, poiché, dato che, altrimenti, sennò, affinché, così, per, infatti'),
  ways: [],
  doings: [],
  negations: wordList('non, nessun, nessuna, nessuno, mai, senza'),
  kinds: wordList('tipo di, forma di, specie di, sorta di'),
  guesses: wordList('sì, si, no, vero, falso, nessuno, nessuna'),
  leadIns: wordList('esempio, esempi, seguente, seguenti, passo, passi, nota'),
  examples: wordList('esempio, esempi'),
  exampleMarks: wordList('come, per esempio, ad esempio, p. es.'),
  failures: wordList(
    'errore, errori, eccezione, eccezioni, fallisce, fallimento, non valido, vietato, sbagliato, problema',
  ),
  syntaxErrors: wordList('errore di sintassi, errori di sintassi'),
  urgings: wordList(
    'evita, evitate, evitare, mai, sempre, usa, usate, usare, non, ricorda, ricordate, preferisci, preferite, assicurati, attenti, controlla, tieni',
  ),
  obligations: wordList(
    'deve, devono, devi, dovrebbe, dovrebbero, bisogna, conviene, è meglio, meglio, consigliabile',
  ),
  questionWords: wordList(
    'che, che cosa, cosa, perché, come, quando, dove, chi, quale, quali, quanto, quanti, a che cosa, a cosa, è, sono, si può, posso',
  ),
  sequencers: wordList(
    'prima, per prima cosa, innanzitutto, poi, dopo, quindi, infine, alla fine, da ultimo',
  ),
  keyPoints: wordList(
    'riassunto, in sintesi, in breve, da ricordare, punti chiave, ricorda, per finire, importante, da sapere, conclusioni, riepilogo, keypoints',
  ),
  steps: wordList(
    'passi, passaggi, procedura, ricetta, istruzioni, installazione, esperimento, metodo, fasi',
  ),
  anaphors: wordList('esso, essa, essi, questo, questa'),
  thirdPersons: wordList('lui, lei, esso, essa, essi, esse, loro'),
  modals: wordList('può, possono, deve, devono'),
  possessives: wordList('il suo, la sua, i suoi, le sue, il loro, la loro'),
  plurals: wordList('essi'),
  imaginings: wordList(
    'immagina, immaginate, immaginiamo, supponi, supponete, supponiamo, pensa a, pensate a, pensiamo a',
  ),
  comparisons: wordList('come, come se, è come, sono come'),
  interjections: wordList('per favore, beh, ah, oh, sì, grazie, bravo, bravi, ok, ehm, mah, boh'),
  praise: wordList('importante, essenziale, fondamentale, potente, utile, ottimo, ottima, grande'),
  degrees: wordList(
    'base, avanzato, avanzata, avanzati, avanzate, comuni, frequenti, altro, altra, altri, altre, aggiuntivi, aggiuntive, utili, generali, speciali, semplici, complessi, complesse, facili, difficili, importanti, principali, opzionali, consigliati, consigliate, nuovi, nuove, primi, prime, alcuni, alcune, vari, varie, simili, possibili, tipici, tipiche, buoni, buone, cattivi, cattive, migliori, peggiori',
  ),
  shellNouns: wordList(
    'aneddoto, aspetto, consiglio, conseguenza, cosa, dettaglio, difficoltà, domanda, esempio, esercizio, idea, motivo, obiettivo, osservazione, problema, ragione, risposta, risultato, svantaggio, tentativo, trucco, vantaggio',
  ),
  administration: wordList(
    'docente, docenti, professore, contatto, contatti, telefono, aula, luogo, quando, dove, chi, ora, orario, orari, data, date, calendario, programma, ordine del giorno, verbale, presenti, partecipanti, prerequisiti, libro di testo, lettura, letture, bibliografia, materiale, materiali, valutazione, voto, voti, esame, esami, compiti, progetto, consegna, consegne, scadenza, scadenze, frequenza, crediti, carico di lavoro, livello, durata, iscrizione, punto di ritrovo, prossima riunione, decisioni, avvisi, novità, obiettivi, modifiche, collaboratori, ringraziamenti, autori, settimana, settimane, lezioni, punti, diapositive, registrazione, appendice, presentazione, relazione, gruppo, gruppi, squadra',
  ),
}

import { wordList, type LanguageData } from '#domain/language/language'

/** German. Compiled by hand for this project. */
export const german: LanguageData = {
  code: 'de',
  articles: wordList('der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines'),
  indefiniteArticles: wordList('ein, eine, einen, einem, einer, eines'),
  copulas: wordList(
    'ist, sind, war, waren, bedeutet, bedeuten, heißt, bezeichnet, bezeichnen, steht für, stehen für, beschreibt, beschreiben, umfasst, besteht aus',
  ),
  beings: wordList('ist, sind'),
  pastCopulas: wordList('war, waren'),
  possessions: wordList('hat, haben'),
  namings: wordList(
    'heißt, heißen, hieß, hießen, nennt man, nennen wir, genannt, nannte man, bezeichnet man als, wird als, man nennt, spricht man von, versteht man unter, sprechen wir von',
  ),
  frames: [
    ['unter', 'versteht man'],
    ['unter', 'verstehen wir'],
    ['unter', 'verstand man'],
    ['als', 'bezeichnet man'],
    ['als', 'bezeichnete man'],
    ['mit', 'ist gemeint'],
    ['mit', 'meint man'],
    ['der begriff', 'bezeichnet'],
    ['der begriff', 'bedeutet'],
  ],
  glosses: wordList('das heißt, d. h., d.h., also, nämlich, mit anderen worten'),
  pronouns: wordList(
    'ich, mich, mir, mein, meine, wir, uns, unser, unsere, du, dich, dir, dein, deine, sie, ihr, ihre, ihnen, er, es, man, dies, dieser, diese, dieses, diesem, diesen, das, jener, hier, dort, was, wer, alle, alles, nichts, etwas, viele, manche, jeder, jede',
  ),
  persons: wordList('ich, mich, mir, mein, wir, uns, unser, unsere, du, dich, dir, dein, deine, ihr, euch'),
  speakers: wordList('ich, mich, mir, mein, meine, meiner, wir, unser, unsere, unserem, unseren, unserer'),
  nearby: wordList(
    'dies, diese, dieser, dieses, diesem, diesen, hier, oben, unten, zeile, jetzt, heute, morgen, gestern',
  ),
  demonstratives: wordList(
    'dies, diese, dieser, dieses, diesem, diesen, hier, jetzt, heute, morgen, gestern',
  ),
  positions: wordList('oben, unten'),
  lessonParts: wordList(
    'beispiel, beispiele, beispiels, bild, bilder, tabelle, abbildung, abb, diagramm, lektion, kurs, kapitel, abschnitt, übung, übungen, aufgabe, seite, folie, woche, anhang, video, menü, lösung',
  ),
  numberedParts: wordList('teil, sitzung, vorlesung, lektion, modul, kapitel, abschnitt, einheit, woche'),
  freeRelatives: wordList('was, wer, alles'),
  conjunctions: wordList('und, aber, während'),
  relatives: wordList(
    'der, die, das, den, dem, dessen, deren, welcher, welche, welches, in dem, in der, mit dem, mit der, wo',
  ),
  conditions: wordList('wenn, falls, sobald, solange, während, weil, da, obwohl, bevor, nachdem'),
  pointers: wordList(
    's, vgl, sieh, seht, schaut, lest, blättere, siehe, lies, oben, unten, hier, nächste, nächsten, später, gleich, kapitel, abschnitt, seite, link, video, übung, heute, morgen, woche, dazu, mehr, schau, probiere',
  ),
  functionWords: wordList(
    'und, oder, aber, denn, sondern, doch, von, in, im, an, am, auf, bei, zu, zum, zur, mit, ohne, aus, nach, vor, über, unter, zwischen, durch, für, gegen, um, als, wie, nicht, kein, keine, auch, dann, nun, jetzt, nur, sehr, so, kann, können, wird, werden, muss, müssen, soll, sollte, darf, hat, haben, ist, sind, sei, warum, zuerst, schließlich, daher, oft, immer, nie',
  ),
  attributes: wordList(
    'zweck, verwendung, syntax, bedeutung, beispiel, typ, rückgabewert, parameter, standardwert, wert, größe, länge, einheit, formel, ort, stadt, rolle, funktion, ursache, ursachen, folge, folgen, ergebnis, vorteil, vorteile, nachteil, nachteile, eigenschaften, jahr, datum, dauer, herkunft, zusammensetzung, aufbau, besonderheit',
  ),
  traits: wordList(
    'vorteile, nachteile, eigenschaften, merkmale, gründe, ziele, stärken, schwächen, herausforderungen, anforderungen, kriterien',
  ),
  aspects: wordList('eigenschaft, merkmal, aspekt, kriterium'),
  nameHeadings: wordList('name, begriff, wort, befehl, funktion, methode'),
  meanings: wordList(
    'bedeutung, beschreibung, erklärung, definition, was es ist, was es tut, was ist das, was ist es',
  ),
  values: wordList('wert, werte, angabe, angaben, antwort, einzelheiten'),
  references: wordList(
    'literatur, quellen, weiterführende links, weiterführende literatur, links, inhalt, inhaltsverzeichnis, danksagung',
  ),
  asides: wordList(
    'hinweis, achtung, tipp, merke, beispiel, beispiele, wichtig, aufgabe, lösung, antwort, frage, übung, hausaufgabe, quelle, quellen, übrigens, zusammenfassung, literatur',
  ),
  reasonsAfterComma: wordList('da, ja'),
  alternatives: wordList('oder'),
  reasons: wordList('weil, denn, sonst, ansonsten, andernfalls, damit, um, sodass, so dass, nämlich'),
  ways: [],
  doings: [],
  negations: wordList('nicht, kein, keine, keinen, keiner, keines, keinem, nie, niemals, ohne'),
  kinds: wordList('art von, form von, sorte von, spezielle art von'),
  guesses: wordList('ja, nein, wahr, falsch, keine, keiner, keines'),
  leadIns: wordList('beispiel, beispiele, folgendes, schritt, schritte, hinweis'),
  examples: wordList('beispiel, beispiele'),
  exampleMarks: wordList('wie, zum beispiel, z. b., z.b., beispielsweise, etwa'),
  failures: wordList(
    'fehler, ausnahme, ausnahmen, absturz, stürzt, scheitert, schlägt fehl, fehlschlägt, ungültig, nicht erlaubt, falsch, problem',
  ),
  syntaxErrors: wordList('syntaxfehler'),
  urgings: wordList(
    'vermeide, vermeidet, vermeiden sie, nie, niemals, immer, stets, nutze, nutzt, nutzen sie, verwende, verwendet, verwenden sie, achte, achtet, achten sie, denke, denkt, vergiss, vergesst, bevorzuge, prüfe, prüft, halte',
  ),
  obligations: wordList(
    'sollte, sollten, solltest, soll, sollen, muss, müssen, musst, darf, dürfen, vorzuziehen, besser, empfehlenswert, ratsam',
  ),
  questionWords: wordList(
    'was, warum, wieso, weshalb, wie, wann, wo, woher, wohin, wer, wen, wem, welche, welcher, welches, wozu, ist, sind, hat, haben, kann, können, darf, muss, wird, war, waren',
  ),
  sequencers: wordList(
    'zuerst, zunächst, erstens, zweitens, drittens, dann, danach, anschließend, schließlich, zuletzt, zum schluss, als erstes, als nächstes, nun',
  ),
  keyPoints: wordList(
    'zusammenfassung, merke, merksätze, das wichtigste, auf einen blick, kernpunkte, wichtig, fazit, kurz gesagt, kurz und knapp, zum merken, wichtige daten, daten und fakten, keypoints, gut zu wissen',
  ),
  steps: wordList(
    'schritte, anleitung, vorgehen, ablauf, rezept, versuch, schritt für schritt, installation, durchführung',
  ),
  anaphors: wordList('es, er, sie'),
  thirdPersons: wordList('er, sie, es, ihn, ihm, ihnen'),
  modals: wordList('kann, können, darf, dürfen, muss, müssen, soll, sollen'),
  possessives: wordList('sein, seine, seiner, seinem, seinen, ihre, ihrer, ihrem, ihren, deren, dessen'),
  plurals: [],
  imaginings: wordList(
    'stell dir vor, stelle dir vor, stellt euch vor, stellen sie sich vor, stellen wir uns vor, angenommen, nehmen wir an, nimm an, denk an, denkt an',
  ),
  comparisons: wordList('wie, wie wenn, so wie, als ob, ähnlich wie'),
  interjections: wordList(
    'bitte, tja, hm, na, ach, oh, ah, ups, ja, nein, danke, glückwunsch, viel erfolg, okay, ok, nun ja',
  ),
  praise: wordList(
    'wichtiger, wichtige, wichtiges, mächtiges, mächtiger, zentraler, zentrale, zentrales, großartige, großartiges, nützliches, nützlicher, beliebtes, beliebter',
  ),
  degrees: wordList(
    'einfache, grundlegende, fortgeschrittene, häufige, seltene, andere, weitere, zusätzliche, nützliche, hilfreiche, allgemeine, besondere, spezielle, komplexe, leichte, schwere, schwierige, wichtige, wichtigste, optionale, empfohlene, neue, alte, erste, zweite, nächste, letzte, einige, viele, verschiedene, ähnliche, verwandte, interessante, mögliche, typische, gute, schlechte, beste',
  ),
  shellNouns: wordList(
    'anekdote, anmerkung, antwort, aspekt, beispiel, bemerkung, einzelheit, ergebnis, erkenntnis, folge, frage, grund, hinweis, idee, möglichkeit, nachteil, problem, sache, schwierigkeit, tipp, trick, versuch, vorteil, weg, weise, ziel, zweck',
  ),
  administration: wordList(
    'dozent, dozentin, dozenten, lehrende, tutor, tutorin, sprechstunde, kontakt, e-mail, telefon, raum, ort, wann, wo, wer, zeit, zeiten, termin, termine, zeitplan, plan, ablauf, tagesordnung, protokoll, anwesend, teilnehmer, teilnehmende, voraussetzungen, lehrbuch, lektüre, literatur, material, materialien, benotung, note, noten, bewertung, prüfung, prüfungen, klausur, hausaufgabe, hausaufgaben, projekt, abgabe, abgabetermin, frist, fristen, anwesenheit, leistungspunkte, arbeitsaufwand, niveau, dauer, anmeldung, treffpunkt, nächstes treffen, ankündigungen, neuigkeiten, lernziele, änderungen, mitwirkende, danksagung, autoren, woche, wochen, sitzung, sitzungen, punkte, folien, handout, aufzeichnung, anhang, vortrag, referat, referate, bericht, gruppe, gruppen, länge, form, thema',
  ),
}

import type { RuleCode } from '#domain/findings/finding'
import type { RuleWords } from '#domain/findings/rule'

/** The rules about authors’ files, as `domain/findings` has them in English. */
export default {
  G09: { title: 'Die Datei ist kein Text', whatToDo: 'Speichere die Lektion als Markdown in UTF-8.' },
  G15: {
    title: 'Eine Datei des Kurses kann nicht gelesen werden',
    whatToDo: 'Bring das in Ordnung und gleiche dann noch einmal ab.',
  },
  G16: {
    title: 'Ein Bild oder ein Link führt ins Leere',
    whatToDo: 'Leg die Datei dorthin, oder berichtige die Adresse.',
  },
  G17: { title: 'Die Lektion ist leer', whatToDo: 'Lernende sehen sie erst, wenn es etwas zu lesen gibt.' },
  G23: {
    title: 'Die Lektion ist zu lang oder zu tief verschachtelt',
    whatToDo: 'Teile die Lektion, oder mach ihre Listen flacher.',
  },
  G24: {
    title: 'Zwei Ordner ergeben denselben Kurs',
    whatToDo: 'Gib einem der beiden Ordner einen anderen Namen.',
  },
  G25: {
    title: 'Zwei Lektionen haben dieselbe Kennung',
    whatToDo: 'Gib einer von ihnen im Kopf der Datei eine eigene `id`.',
  },
  E07: {
    title: 'Eine Bedeutung kann nicht für sich stehen',
    whatToDo: 'Schreib sie so, dass man sie auf einer Karte versteht, ohne den Text um sie herum.',
  },
  G01: {
    title: 'Der Kopf der Datei kann nicht gelesen werden',
    whatToDo: 'Er gilt erst, wenn das YAML zwischen den Zeilen `---` stimmt.',
  },
  G02: {
    title: 'Ein Codeblock endet nie',
    whatToDo: 'Schließ ihn mit drei Backticks in einer eigenen Zeile.',
  },
  G03: {
    title: 'Eine Anmerkung kann nicht gelesen werden',
    whatToDo: 'Vergleiche sie mit der Liste der Anmerkungen in docs/authoring.md.',
  },
  G04: {
    title: 'Ein einzelnes fettes Wort gilt als Begriff',
    whatToDo: 'Lass es so, wenn es einer ist; sonst schreib `<!-- quiz: skip -->` davor.',
  },
  G05: {
    title: 'Fette Wörter sind kein Begriff',
    whatToDo: 'Lass sie so, oder nenne das, wovon sie handeln.',
  },
  G06: {
    title: 'Eine Beschriftung hat keinen Gegenstand',
    whatToDo: 'Stell sie unter eine Überschrift, die nennt, worum es geht.',
  },
  G07: {
    title: 'Fett beginnende Listenpunkte gelten nicht als Begriffe',
    whatToDo: 'Lass sie so, oder stell Definitionen unter eine Überschrift wie „Begriffe“.',
  },
  G08: {
    title: 'Ein Rat ohne Begründung',
    whatToDo: 'Aus „Vermeide X, weil Y.“ wird eine Karte.',
  },
  G10: { title: 'Die Lektion überschreitet eine Grenze', whatToDo: 'Teile die Lektion.' },
  G14: {
    title: 'Eine Anmerkung gilt für nichts',
    whatToDo: 'Stell sie direkt vor den Codeblock, den Listenpunkt oder die Überschrift, für die sie gilt.',
  },
  G18: {
    title: 'Aus einer Eigenschaft wird keine Karte',
    whatToDo:
      'Lass sie so, nenne sie mit einem Hauptwort, oder gib ihr, wenn sie ein Begriff ist, eine Bedeutung wie „Ein …, der …“.',
  },
  G19: {
    title: 'Ein Begriff wird nur durch eine Liste erklärt',
    whatToDo: 'Gib ihm einen eigenen Satz.',
  },
  G20: {
    title: 'Ein Begriff wird nur durch Code erklärt',
    whatToDo: 'Sag mit Worten, was er bedeutet.',
  },
  G21: { title: 'Eine Bedeutung ist zu kurz', whatToDo: 'Sag, was sie von anderen unterscheidet.' },
  G22: {
    title: 'Ein Begriff wird zweimal definiert',
    whatToDo: 'Vereine beide, oder stell jeden unter eine Überschrift, die sie unterscheidet.',
  },
  G28: {
    title: 'Schritte ergeben keine Karte',
    whatToDo:
      'Sag, wozu sie führen: in einer Überschrift oder in einer Zeile davor, die mit einem Doppelpunkt endet.',
  },
  G29: {
    title: 'Eine Formel lässt sich nicht lesen',
    whatToDo: 'Korrigiere ihr TeX. Bis dahin sehen Lesende es so, wie es geschrieben ist.',
  },
  G30: {
    title: 'In einer Lektion wird nichts gefragt',
    whatToDo:
      'Schreib einen Begriff fett mit seiner Bedeutung (`- **Begriff**: Bedeutung`), zeig ein Programm mit seiner Ausgabe, oder füg `<!-- quiz:card Q: Frage A: Antwort -->` unter dem ein, was eine Karte wert ist.',
  },
  G31: {
    title: 'Eine Tabelle ist zu groß, um sie auswendig zu lernen',
    whatToDo:
      'Zeig in einer kleineren Tabelle, was Lernende wissen sollten, oder frag danach mit `<!-- quiz:card Q: Frage A: Antwort -->`.',
  },
  G26: {
    title: 'Ein Text definiert vielleicht einen Begriff',
    whatToDo: 'Wenn ja, schreib den Begriff fett, dann einen Doppelpunkt und seine Bedeutung.',
  },
  E01: {
    title: 'Die Frage enthält ihre Antwort',
    whatToDo: 'Definiere den Begriff oder schreib die Überschrift darüber, ohne den Begriff zu verwenden.',
  },
  E02: {
    title: 'Dieselbe Frage hat zwei Antworten',
    whatToDo: 'Vereine beide, oder formuliere sie so, dass sie sich unterscheiden.',
  },
  E04: { title: 'Zwei Fragen haben dieselbe Kennung', whatToDo: 'Gib einer von ihnen eine eigene.' },
  E05: {
    title: 'Die Antwort ist zu lang',
    whatToDo: 'Kürze sie auf einen Satz mit höchstens 25 Wörtern und 120 Zeichen.',
  },
  E08: { title: 'Unsichtbare Zeichen', whatToDo: 'Entferne Steuerzeichen und Richtungszeichen.' },
  E15: {
    title: 'Die Antwort ist eine Liste',
    whatToDo:
      'Sag in einem Satz, was ihre Glieder gemeinsam haben, oder gib jedem einen eigenen Listenpunkt.',
  },
  E16: {
    title: 'Retrace hat eine fehlerhafte Frage gemacht',
    whatToDo: 'Melde es bitte: Das ist ein Fehler in Retrace, nicht in deiner Lektion.',
  },
  E20: {
    title: 'Zwei Antworten zur Auswahl sagen dasselbe',
    whatToDo: 'Mach die Definitionen verschieden.',
  },
  E22: {
    title: 'Der Kurs hat diese Fehlvorstellung nicht',
    whatToDo: 'Trag sie in `misconceptions.json` ein, oder berichtige die Kennung.',
  },
  E25: {
    title: 'Nur falsche Antworten sagen „immer“ oder „nie“',
    whatToDo: 'Verwende solche Wörter in jeder Antwort oder in keiner.',
  },
  E27: {
    title: 'Die richtige Antwort teilt ein Wort mit der Frage',
    whatToDo: 'Definiere den Begriff ohne dieses Wort.',
  },
  E55: {
    title: 'Etwas gehört zu zwei Gruppen',
    whatToDo:
      'Lass alles nur in einer der Listen stehen, oder gib den Listen Namen, die sich nicht ausschließen.',
  },
  E56: {
    title: 'Gruppen sind zu unterscheiden, ohne sie zu kennen',
    whatToDo: 'Nenne, was zu ihnen gehört, ohne die Wörter ihrer Namen und auf gleiche Art.',
  },
  E57: {
    title: 'Der Text bricht ab',
    whatToDo: 'Schließe die Klammer, oder schreib den Satz so, dass er keine braucht.',
  },
  W11: {
    title: 'Die Definition kennzeichnet ihren Begriff nicht',
    whatToDo: 'Definiere den Begriff, ohne seine eigenen Wörter zu verwenden.',
  },
  W13: {
    title: 'Eine Frage gehört zu keinem Begriff',
    whatToDo:
      'Definiere einen (`- **Begriff**: Bedeutung`), oder nenne vor dem Block einen aus einer anderen Lektion: `<!-- quiz: concepts=… -->`.',
  },
  W64: {
    title: 'Nach einem Begriff wird kaum gefragt',
    whatToDo: 'Definiere ihn in einem kurzen Satz ohne seine eigenen Wörter, oder füge ein Beispiel hinzu.',
  },
  E40: {
    title: 'Der Ablauf widerspricht dem, was die Lektion angibt',
    whatToDo: 'Berichtige die Anmerkung oder das Programm.',
  },
  E41: {
    title: 'Das Programm ist nicht deterministisch',
    whatToDo:
      'Sortiere Mengen, gib Zufallszahlen einen Startwert und Timern verschiedene Zeiten, und gib keine Daten, Pfade und Adressen aus.',
  },
  E42: {
    title: 'Das Programm ist zu groß für Fragen',
    whatToDo:
      'Kürze es: höchstens 60 Zeilen samt dem Code, den es braucht, 160 Spalten und 12 Zeilen Ausgabe.',
  },
  E43: {
    title: 'Die Lektion zeigt ein anderes Ergebnis als der Ablauf',
    whatToDo: 'Berichtige das Ergebnis oder den Code.',
  },
  E44: {
    title: 'Die verborgene Vorbereitung ist zu lang',
    whatToDo: 'Kürze sie auf drei Zeilen, oder zeig sie im Programm.',
  },
  E45: {
    title: 'Die falsche Ausgabe zu einer Fehlvorstellung ist richtig',
    whatToDo: 'Überlege noch einmal, was jemand mit dieser Fehlvorstellung erwarten würde.',
  },
  E47: {
    title: 'Die Ausgabe ist nicht auf jedem Rechner gleich',
    whatToDo: 'Gib etwas aus, das überall gleich ist.',
  },
  E50: {
    title: 'Das Programm braucht etwas, das die Sandbox nicht hat',
    whatToDo:
      'Lass es so, oder verwende nur die Standardbibliothek und gib an, was eingetippt wird und was das Netz antwortet.',
  },
  E51: { title: 'Das Programm wurde angehalten', whatToDo: 'Lass es mit weniger Arbeit fertig werden.' },
  E52: {
    title: 'Eine Fehlvorstellung führt zu einer anderen Ausgabe als angegeben',
    whatToDo:
      'Berichtige die Anmerkung, oder entferne sie: Wozu die Fehlvorstellung führt, zeigt der Ablauf.',
  },
  E54: {
    title: 'Die Ausgabe kann man weder tippen noch ordnen',
    whatToDo: 'Gib weniger, kürzere oder deutlicher verschiedene Zeilen aus.',
  },
  G11: {
    title: 'Ein früherer Block, der gebraucht wird, endet mit einer Ausnahme',
    whatToDo: 'Wiederhole den Code, den dieses Programm braucht.',
  },
  G12: {
    title: 'Der Code ist kein Python',
    whatToDo:
      'Berichtige ihn, kennzeichne den Block als `text`, oder schreib `<!-- quiz: raises=SyntaxError -->` davor.',
  },
  G27: {
    title: 'Nichts sagt, dass das Programm mit einer Ausnahme endet',
    whatToDo: 'Berichtige das Programm, oder sag im Text davor, welche Ausnahme es auslöst.',
  },
  G13: {
    title: 'Ein Name ist nicht definiert',
    whatToDo: 'Definiere ihn, um Fragen zu bekommen, oder lass den Block eine Skizze sein.',
  },
  W10: {
    title: 'Die Ausgabe steht schon im Programm',
    whatToDo: 'Lass das Programm etwas berechnen oder entscheiden.',
  },
  W53: {
    title: 'Das Programm braucht ein neueres Python',
    whatToDo: 'Lass es so, oder schreib es für das Python, das die Programme ausführt.',
  },
} as const satisfies Record<RuleCode, RuleWords>

import { wordList, type LanguageData } from '#domain/language/language'

/** French. Compiled by hand for this project. */
export const french: LanguageData = {
  code: 'fr',
  articles: wordList("le, la, les, l', l’, un, une, des, du, de la"),
  indefiniteArticles: wordList('un, une'),
  copulas: wordList(
    "est, sont, était, étaient, signifie, signifient, désigne, désignent, représente, représentent, décrit, correspond à, se compose de, c'est, c’est",
  ),
  beings: wordList('est, sont'),
  pastCopulas: wordList('était, étaient'),
  possessions: wordList('a, ont'),
  namings: wordList(
    "s'appelle, s’appelle, s'appellent, s’appellent, est appelé, est appelée, sont appelés, sont appelées, appelé, appelée, appelés, appelées, dit, dite, on appelle, on parle de, connu sous le nom de, nommé, nommée, se nomme",
  ),
  frames: [
    ['par', 'on entend'],
    ['on appelle', ''],
    ['on nomme', ''],
    ['le terme', 'désigne'],
    ['le mot', 'désigne'],
  ],
  glosses: wordList("c'est-à-dire, c’est-à-dire, soit, autrement dit, à savoir"),
  pronouns: wordList(
    'je, me, mon, ma, mes, nous, notre, nos, tu, te, ton, ta, tes, vous, votre, vos, il, elle, ils, elles, on, leur, leurs, ce, cet, cette, ces, ceci, cela, ça, ici, là, qui, que, quoi, tout, tous, toutes, rien, chacun, plusieurs, certains',
  ),
  persons: wordList('je, me, mon, ma, mes, nous, notre, nos, tu, ton, ta, tes, vous, votre, vos'),
  speakers: wordList('je, mon, ma, mes, nous, notre, nos'),
  nearby: wordList(
    "ce, cet, cette, ces, ceci, cela, ici, ci-dessus, ci-dessous, ligne, maintenant, aujourd’hui, aujourd'hui, demain",
  ),
  demonstratives: wordList(
    "ce, cet, cette, ces, ceci, cela, ici, maintenant, aujourd’hui, aujourd'hui, demain",
  ),
  positions: wordList('ci-dessus, ci-dessous'),
  lessonParts: wordList(
    'exemple, exemples, image, images, tableau, schéma, figure, leçon, cours, chapitre, section, exercice, exercices, page, diapositive, semaine, annexe, vidéo, menu, tp, td, solution',
  ),
  numberedParts: wordList('partie, séance, cours, leçon, module, chapitre, section, unité, semaine'),
  freeRelatives: wordList('ce, tout'),
  conjunctions: wordList('et, mais, tandis que'),
  relatives: wordList(
    'qui, que, dont, où, lequel, laquelle, lesquels, dans lequel, dans laquelle, par lequel',
  ),
  conditions: wordList(
    "si, s'il, s’il, lorsque, lorsqu'il, quand, dès que, tant que, parce que, puisque, bien que, pendant que",
  ),
  pointers: wordList(
    'voir, cf, voyez, regardez, consultez, lisez, lire, ici, ci-dessus, ci-dessous, chapitre, section, page, lien, vidéo, exercice, figure, demain, semaine, suite, suivant, suivante, plus loin, essayez',
  ),
  functionWords: wordList(
    "et, ou, mais, donc, or, ni, car, de, d', d’, à, au, aux, en, dans, sur, sous, par, pour, avec, sans, entre, vers, chez, avant, après, comme, que, ne, pas, plus, aussi, puis, alors, très, peut, peuvent, doit, doivent, faut, est, sont, a, ont, être, avoir, comment, pourquoi, enfin, ensuite, souvent, toujours, jamais",
  ),
  attributes: wordList(
    'but, rôle, utilité, utilisation, syntaxe, définition, signification, exemple, type, valeur, valeur par défaut, paramètres, unité, formule, lieu, fonction, cause, causes, effet, effets, résultat, avantage, avantages, inconvénient, inconvénients, propriétés, année, date, durée, origine, composition, structure, n°',
  ),
  traits: wordList(
    'avantages, inconvénients, caractéristiques, propriétés, raisons, objectifs, forces, faiblesses, limites, exigences, critères',
  ),
  aspects: wordList('propriété, caractéristique, aspect, attribut, critère'),
  nameHeadings: wordList('nom, terme, mot, notion, commande, fonction, méthode'),
  meanings: wordList(
    "signification, définition, description, explication, sens, ce que c'est, ce que c’est, ce qu'il fait, ce qu’il fait, ce qu'elle fait, ce qu’elle fait",
  ),
  values: wordList('valeur, valeurs, réponse, détail, détails, donnée'),
  references: wordList(
    'références, bibliographie, sources, liens, pour aller plus loin, sommaire, table des matières, remerciements',
  ),
  asides: wordList(
    'note, remarque, attention, astuce, exemple, exemples, important, exercice, solution, réponse, question, devoir, rappel, source, résumé, à noter',
  ),
  reasonsAfterComma: [],
  alternatives: wordList('ou'),
  reasons: wordList(
    "parce que, parce qu', parce qu’, car, puisque, sinon, autrement, afin que, afin de, pour que, pour, ainsi",
  ),
  ways: [],
  doings: [],
  negations: wordList('ne, pas, aucun, aucune, jamais, sans, non'),
  kinds: wordList('sorte de, type de, forme de, genre de, espèce de'),
  guesses: wordList('oui, non, vrai, faux, aucun, aucune'),
  leadIns: wordList('exemple, exemples, suivant, suivants, étape, étapes, remarque'),
  examples: wordList('exemple, exemples'),
  exampleMarks: wordList('comme, tel que, telle que, tels que, telles que, par exemple, p. ex.'),
  failures: wordList(
    'erreur, erreurs, exception, exceptions, échoue, échec, plante, invalide, interdit, faux, problème',
  ),
  syntaxErrors: wordList('erreur de syntaxe, erreurs de syntaxe'),
  urgings: wordList(
    "évitez, évite, éviter, ne, n', n’, jamais, toujours, utilisez, utilise, préférez, préfère, pensez, pense, veillez, veille, assurez-vous, n'oubliez pas, gardez",
  ),
  obligations: wordList(
    'doit, doivent, devez, devrait, devraient, il faut, mieux vaut, il vaut mieux, il est conseillé',
  ),
  questionWords: wordList(
    "que, qu', qu’, quoi, pourquoi, comment, quand, où, qui, quel, quelle, quels, quelles, combien, est-ce que, est-ce, peut-on, à quoi, lequel",
  ),
  sequencers: wordList(
    "d'abord, d’abord, premièrement, tout d'abord, puis, ensuite, après, enfin, finalement, pour finir",
  ),
  keyPoints: wordList(
    "résumé, à retenir, points clés, l'essentiel, l’essentiel, en bref, en résumé, important, conclusion, ce qu'il faut retenir, rappel, dates clés, keypoints",
  ),
  steps: wordList(
    "étapes, procédure, recette, mode d'emploi, instructions, installation, marche à suivre, expérience, méthode, déroulement",
  ),
  anaphors: wordList('il, elle, ils, elles'),
  thirdPersons: wordList('il, elle, ils, elles, lui, eux'),
  modals: wordList('peut, peuvent, doit, doivent'),
  possessives: wordList('ses, leur, leurs'),
  plurals: wordList('ils, elles'),
  imaginings: wordList(
    'imagine, imaginez, imaginons, suppose, supposez, supposons, pense à, pensez à, pensons à',
  ),
  comparisons: wordList("comme, comme si, c'est comme, c’est comme"),
  interjections: wordList(
    's’il vous plaît, bon, ben, bah, ah, oh, oui, non, merci, bravo, courage, ok, eh bien, zut',
  ),
  praise: wordList(
    'important, importante, essentiel, essentielle, puissant, puissante, formidable, utile, grand, grande',
  ),
  degrees: wordList(
    'basique, basiques, avancé, avancée, avancés, avancées, courant, courants, courante, courantes, fréquents, fréquentes, autre, autres, supplémentaires, utiles, généraux, générales, spéciaux, spéciales, simples, complexes, faciles, difficiles, importants, importantes, principaux, principales, optionnels, optionnelles, recommandés, recommandées, nouveaux, nouvelles, premiers, premières, quelques, plusieurs, divers, diverses, similaires, possibles, typiques, bons, bonnes, mauvais, mauvaises, meilleurs, meilleures',
  ),
  shellNouns: wordList(
    'anecdote, aspect, astuce, avantage, conseil, conséquence, difficulté, détail, essai, exemple, exercice, façon, idée, inconvénient, manière, objectif, observation, problème, question, raison, remarque, réponse, résultat, chose, truc',
  ),
  administration: wordList(
    'enseignant, enseignante, enseignants, professeur, contact, courriel, e-mail, téléphone, salle, lieu, quand, où, qui, heure, horaire, horaires, date, dates, calendrier, planning, programme, ordre du jour, compte rendu, présents, participants, prérequis, manuel, lecture, lectures, bibliographie, matériel, supports, notation, note, notes, évaluation, examen, examens, devoir, devoirs, projet, rendu, échéance, échéances, date limite, présence, crédits, charge de travail, niveau, durée, inscription, point de rencontre, prochaine réunion, décisions, annonces, nouveautés, objectifs, changements, contributeurs, remerciements, auteurs, semaine, semaines, séance, séances, points, diapositives, enregistrement, annexe, présentation, exposé, exposés, rapport, groupe, groupes, équipe',
  ),
}

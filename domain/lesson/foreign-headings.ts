/** Headings in the other languages that prompts are written in; folded, see `foldText`. */

/** Whole headings of sections that summarise, list or announce. */
export const foreignStop = new RegExp(
  `^(?:${[
    'überblick|übersicht|zusammenfassung|fazit|ausblick|lernziele|übung(?:en)?|aufgaben?|hausaufgaben?|literatur|quellen',
    'weiterführende (?:links|literatur)|inhalt(?:sverzeichnis)?|lösung(?:en)?',
    'aperçu|vue d ensemble|résumé|récapitulatif|exercices?|devoirs|références|bibliographie|pour aller plus loin',
    'table des matières|sommaire|objectifs(?: d apprentissage)?|prérequis|corrigés?',
    'resumen|conclusión|conclusiones|ejercicios?|tareas?|referencias|bibliografía|fuentes|recursos(?: adicionales)?',
    'lecturas(?: recomendadas)?|índice|objetivos(?: de (?:aprendizaje|aprendizagem))?|requisitos previos|soluciones',
    'resumo|conclusão|exercícios?|tarefas?|referências|bibliografia|leituras|soluções|pré requisitos',
    'riassunto|riepilogo|conclusion[ei]|eserciz(?:i|io)|compiti|riferimenti|fonti|indice|obiettivi|prerequisiti|soluzioni',
    'обзор|итоги?|заключение|выводы?|резюме|упражнени[ея]|задани[ея]|домашнее задание|литература|источники|ссылки',
    'содержание|цели(?: обучения)?|решения',
    '总结|小结|概述|概览|练习|习题|作业|参考(?:资料|文献)?|延伸阅读|目录|学习目标|答案',
    'まとめ|概要|練習(?:問題)?|演習(?:問題)?|課題|参考(?:文献|資料)|目次|学習目標|解答',
    '요약|정리|개요|연습(?: ?문제)?|과제|참고(?: ?문헌| ?자료)|목차|학습 목표',
    'ملخص|الخلاصة|خاتمة|الخاتمة|تمارين|مراجع|المراجع|الأهداف|סיכום|תרגילים|מקורות|מטרות',
  ].join('|')})(?: \\d+)?$`,
  'u',
)

export const foreignIntroduction = /^(?:introdução|introduzione|введение|소개|مقدمة|המבוא|מבוא)$/u

/** Words in headings of sections on good practice and mistakes. */
export const foreignAdvice =
  /(?:häufige|typische) fehler|fehlerquellen|stolperfallen|^tipps|empfehlungen|bewährte|erreurs (?:courantes|fréquentes)|bonnes pratiques|pièges|^conseils|errores (?:comunes|frecuentes)|buenas prácticas|^consejos|erros (?:comuns|frequentes)|boas práticas|^dicas|errori (?:comuni|frequenti)|buone pratiche|^consigli|ошибки|советы|рекомендации|常见错误|最佳实践|注意事项|よくある(?:間違い|ミス)|ベストプラクティス|注意点|흔한 실수|모범 사례|أخطاء شائعة|نصائح|טעויות נפוצות|טיפים/u

/** Words in headings of sections on advantages and applications. */
export const foreignUses =
  /^(?:vorteile|nachteile|vor und nachteile|anwendung(?:en|sfälle)?|einsatzgebiete|avantages(?: et inconvénients)?|inconvénients|applications|ventajas(?: y desventajas)?|desventajas|aplicaciones|casos de uso|vantagens(?: e desvantagens)?|desvantagens|aplicações|vantaggi(?: e svantaggi)?|svantaggi|applicazioni|преимущества(?: и недостатки)?|недостатки|применение|优点|缺点|优缺点|应用|利点|欠点|用途|장점|단점|المزايا|العيوب|יתרונות|חסרונות)(?: .{0,30})?$/u

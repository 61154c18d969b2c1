import { wordList, type LanguageData } from '#domain/language/language'

/** Spanish. Compiled by hand for this project. */
export const spanish: LanguageData = {
  code: 'es',
  articles: wordList('el, la, los, las, un, una, unos, unas, lo'),
  indefiniteArticles: wordList('un, una, unos, unas'),
  copulas: wordList(
    'es, son, era, eran, fue, significa, significan, se refiere a, se refieren a, representa, representan, describe, describen, designa, consiste en, equivale a',
  ),
  beings: wordList('es, son'),
  pastCopulas: wordList('era, eran, fue'),
  possessions: wordList('tiene, tienen'),
  namings: wordList(
    'se llama, se llaman, llamado, llamada, llamados, llamadas, se denomina, se denominan, denominado, denominada, se conoce como, conocido como, conocida como, llamamos, recibe el nombre de',
  ),
  frames: [
    ['por', 'se entiende'],
    ['por', 'entendemos'],
    ['se llama', 'a'],
    ['el término', 'designa'],
    ['llamamos', 'a'],
  ],
  glosses: wordList('es decir, o sea, esto es'),
  pronouns: wordList(
    'yo, me, mi, mis, nosotros, nos, nuestro, nuestra, tú, te, tu, tus, usted, ustedes, su, sus, él, ella, ellos, ellas, ello, esto, esta, este, estos, estas, eso, esa, ese, aquí, allí, qué, quién, todo, todos, todas, nada, algo, cada, muchos, algunos',
  ),
  persons: wordList('yo, me, mi, mis, nosotros, nos, nuestro, nuestra, tú, te, tu, tus, usted, ustedes'),
  speakers: wordList('yo, mi, mis, nosotros, nuestro, nuestra, nuestros, nuestras'),
  nearby: wordList('esto, esta, este, estos, estas, aquí, arriba, abajo, línea, ahora, hoy, mañana, ayer'),
  demonstratives: wordList('esto, esta, este, estos, estas, aquí, ahora, hoy, mañana, ayer'),
  positions: wordList('arriba, abajo'),
  lessonParts: wordList(
    'ejemplo, ejemplos, imagen, tabla, diagrama, figura, lección, curso, capítulo, sección, ejercicio, ejercicios, página, diapositiva, semana, anexo, vídeo, menú, solución, tema, examen',
  ),
  numberedParts: wordList('parte, sesión, clase, lección, módulo, capítulo, sección, unidad, semana'),
  freeRelatives: wordList('lo, todo'),
  conjunctions: wordList('y, pero, mientras que'),
  relatives: wordList('que, quien, cuyo, cuya, donde, el cual, la cual, en el que, en la que, con el que'),
  conditions: wordList('si, cuando, mientras, hasta que, en cuanto, porque, aunque, ya que, puesto que'),
  pointers: wordList(
    'véase, véanse, ver, mira, consulta, consulte, vea, lee, lea, aquí, arriba, abajo, siguiente, capítulo, sección, página, enlace, vídeo, video, ejercicio, figura, mañana, semana, más adelante, prueba',
  ),
  functionWords: wordList(
    'y, e, o, u, pero, sino, ni, de, del, a, al, en, con, sin, por, para, sobre, entre, hacia, desde, hasta, como, no, también, muy, más, ya, puede, pueden, debe, deben, hay, es, son, ha, han, ser, estar, cómo, por qué, entonces, después, luego, finalmente, siempre, nunca, a veces',
  ),
  attributes: wordList(
    'propósito, objetivo, uso, usos, sintaxis, definición, significado, ejemplo, tipo, valor, parámetros, unidad, fórmula, lugar, función, causa, causas, efecto, efectos, resultado, ventaja, ventajas, desventaja, desventajas, características, año, fecha, duración, origen, composición, estructura',
  ),
  traits: wordList(
    'ventajas, desventajas, características, propiedades, razones, objetivos, limitaciones, inconvenientes, requisitos, criterios',
  ),
  aspects: wordList('propiedad, característica, aspecto, atributo, criterio'),
  nameHeadings: wordList('nombre, término, palabra, concepto, comando, función, método'),
  meanings: wordList('significado, definición, descripción, explicación, qué es, qué hace, lo que hace'),
  values: wordList('valor, valores, respuesta, detalle, detalles, dato'),
  references: wordList(
    'referencias, bibliografía, fuentes, enlaces, lecturas recomendadas, recursos, índice, agradecimientos',
  ),
  asides: wordList(
    'nota, aviso, consejo, ejemplo, ejemplos, importante, ejercicio, solución, respuesta, pregunta, tarea, recuerda, fuente, resumen, ojo',
  ),
  reasonsAfterComma: wordList('pues, que'),
  alternatives: wordList('o, o si no'),
  reasons: wordList('porque, ya que, puesto que, dado que, si no, de lo contrario, para que, para, así'),
  ways: [],
  doings: [],
  negations: wordList('no, ningún, ninguna, ninguno, nunca, jamás, sin'),
  kinds: wordList('tipo de, forma de, clase de, especie de'),
  guesses: wordList('sí, no, verdadero, falso, ninguno, ninguna'),
  leadIns: wordList('ejemplo, ejemplos, siguiente, siguientes, paso, pasos, nota'),
  examples: wordList('ejemplo, ejemplos'),
  exampleMarks: wordList('como, por ejemplo, p. ej.'),
  failures: wordList(
    'error, errores, excepción, excepciones, falla, fallo, inválido, inválida, no permitido, problema',
  ),
  syntaxErrors: wordList('error de sintaxis, errores de sintaxis'),
  urgings: wordList(
    'evita, evite, eviten, nunca, jamás, siempre, usa, use, utiliza, utilice, no, recuerda, recuerde, asegúrate, asegúrese, prefiere, mantén, mantenga, procura, cuida',
  ),
  obligations: wordList('debe, deben, debes, debería, deberían, hay que, conviene, es mejor, recomendable'),
  questionWords: wordList(
    'qué, por qué, cómo, cuándo, dónde, quién, quiénes, cuál, cuáles, cuánto, cuántos, para qué, es, son, se puede, puedo',
  ),
  sequencers: wordList(
    'primero, en primer lugar, segundo, luego, después, a continuación, finalmente, por último, al final',
  ),
  keyPoints: wordList(
    'resumen, puntos clave, ideas clave, recuerda, para recordar, lo esencial, en resumen, importante, en pocas palabras, conclusiones, datos clave, keypoints',
  ),
  steps: wordList(
    'pasos, procedimiento, receta, instrucciones, instalación, paso a paso, método, experimento',
  ),
  anaphors: wordList('él, ella, ellos, ellas, este, esta'),
  thirdPersons: wordList('él, ella, ello, ellos, ellas'),
  modals: wordList('puede, pueden, debe, deben'),
  possessives: wordList('su, sus'),
  plurals: wordList('ellos, ellas'),
  imaginings: wordList(
    'imagina, imaginad, imagine, imaginemos, imagínate, supón, suponed, supongamos, piensa en, pensemos en',
  ),
  comparisons: wordList('como, como si, es como, son como, igual que'),
  interjections: wordList(
    'por favor, bueno, uf, vaya, ay, ah, oh, sí, gracias, felicidades, suerte, vale, pues',
  ),
  praise: wordList('importante, esencial, fundamental, potente, poderosa, poderoso, gran, útil, clave'),
  degrees: wordList(
    'básico, básica, básicos, básicas, avanzado, avanzada, avanzados, avanzadas, común, comunes, frecuentes, otro, otra, otros, otras, más, adicionales, útiles, generales, especiales, simples, complejos, complejas, fáciles, difíciles, importantes, principales, opcionales, recomendados, recomendadas, nuevos, nuevas, primeros, primeras, algunos, algunas, varios, varias, similares, posibles, típicos, típicas, buenos, buenas, malos, malas, mejores, peores',
  ),
  shellNouns: wordList(
    'anécdota, aspecto, cosa, consejo, consecuencia, detalle, dificultad, ejemplo, ejercicio, idea, intento, manera, objetivo, observación, pregunta, problema, razón, respuesta, resultado, truco, ventaja, desventaja',
  ),
  administration: wordList(
    'docente, docentes, profesor, profesora, profesores, contacto, correo, teléfono, aula, lugar, cuándo, dónde, quién, hora, horario, horarios, fecha, fechas, calendario, plan, programa, cronograma, orden del día, acta, presentes, participantes, requisitos, requisitos previos, manual, lectura, lecturas, bibliografía, material, materiales, calificación, nota, notas, evaluación, examen, exámenes, tarea, tareas, proyecto, entrega, entregas, fecha límite, plazo, asistencia, créditos, carga de trabajo, nivel, duración, inscripción, punto de encuentro, próxima reunión, decisiones, anuncios, novedades, objetivos, cambios, colaboradores, agradecimientos, autores, semana, semanas, sesión, sesiones, puntos, peso, diapositivas, grabación, anexo, presentación, informe, grupo, grupos, equipo',
  ),
}

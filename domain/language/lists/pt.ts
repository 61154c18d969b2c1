import { wordList, type LanguageData } from '#domain/language/language'

/** Portuguese. Compiled by hand for this project. */
export const portuguese: LanguageData = {
  code: 'pt',
  articles: wordList('o, a, os, as, um, uma, uns, umas'),
  indefiniteArticles: wordList('um, uma, uns, umas'),
  copulas: wordList(
    'é, são, era, eram, foi, significa, significam, refere-se a, referem-se a, representa, representam, descreve, descrevem, designa, consiste em, equivale a',
  ),
  beings: wordList('é, são'),
  pastCopulas: wordList('era, eram, foi, foram'),
  possessions: wordList('tem, têm'),
  namings: wordList(
    'chama-se, chamam-se, se chama, chamado, chamada, chamados, chamadas, é chamado, é chamada, são chamados, são chamadas, denomina-se, denominado, conhecido como, conhecida como, chamamos, recebe o nome de',
  ),
  frames: [
    ['por', 'entende-se'],
    ['por', 'entendemos'],
    ['chama-se', 'a'],
    ['o termo', 'designa'],
    ['dá-se o nome de', 'a'],
  ],
  glosses: wordList('isto é, ou seja, quer dizer'),
  pronouns: wordList(
    'eu, me, meu, minha, nós, nos, nosso, nossa, tu, te, teu, tua, você, vocês, seu, sua, seus, suas, ele, ela, eles, elas, isto, isso, este, esta, esse, essa, estes, estas, aquilo, aqui, ali, que, quem, tudo, todos, todas, nada, algo, cada, muitos, alguns',
  ),
  persons: wordList('eu, me, meu, minha, nós, nos, nosso, nossa, tu, te, teu, tua, você, vocês'),
  speakers: wordList('eu, meu, minha, nós, nosso, nossa, nossos, nossas'),
  nearby: wordList(
    'isto, isso, este, esta, esse, essa, aqui, acima, abaixo, linha, agora, hoje, amanhã, ontem',
  ),
  demonstratives: wordList(
    'isto, isso, este, esta, estes, estas, esse, essa, aqui, agora, hoje, amanhã, ontem',
  ),
  positions: wordList('acima, abaixo'),
  lessonParts: wordList(
    'exemplo, exemplos, imagem, tabela, diagrama, figura, lição, aula, curso, capítulo, secção, seção, exercício, exercícios, página, slide, semana, anexo, vídeo, menu, solução',
  ),
  numberedParts: wordList('parte, sessão, aula, lição, módulo, capítulo, secção, seção, unidade, semana'),
  freeRelatives: wordList('o, tudo'),
  conjunctions: wordList('e, mas, enquanto'),
  relatives: wordList('que, quem, cujo, cuja, onde, o qual, a qual, em que, no qual, na qual, com que'),
  conditions: wordList('se, quando, enquanto, até que, assim que, porque, embora, já que, pois'),
  pointers: wordList(
    'ver, veja, vejam, consulte, cf, confira, leia, aqui, acima, abaixo, seguinte, capítulo, seção, secção, página, link, vídeo, exercício, figura, amanhã, semana, adiante, olhe, tente, experimente',
  ),
  functionWords: wordList(
    'e, ou, mas, nem, de, do, da, dos, das, em, no, na, nos, nas, com, sem, por, para, pelo, pela, sobre, entre, até, desde, como, não, também, muito, mais, já, pode, podem, deve, devem, há, é, são, tem, têm, ser, estar, por que, então, depois, finalmente, sempre, nunca, às vezes',
  ),
  attributes: wordList(
    'propósito, objetivo, uso, usos, sintaxe, definição, significado, exemplo, tipo, valor, parâmetros, unidade, fórmula, local, função, causa, causas, efeito, efeitos, resultado, vantagem, vantagens, desvantagem, desvantagens, características, ano, data, duração, origem, composição, estrutura',
  ),
  traits: wordList(
    'vantagens, desvantagens, características, propriedades, razões, objetivos, limitações, requisitos, critérios',
  ),
  aspects: wordList('propriedade, característica, aspecto, atributo, critério'),
  nameHeadings: wordList('nome, termo, palavra, conceito, comando, função, método'),
  meanings: wordList('significado, definição, descrição, explicação, o que é, o que faz, o que indica'),
  values: wordList('valor, valores, resposta, detalhe, detalhes, dado'),
  references: wordList(
    'referências, bibliografia, fontes, links, leituras, recursos, índice, sumário, agradecimentos',
  ),
  asides: wordList(
    'nota, aviso, dica, exemplo, exemplos, importante, exercício, solução, resposta, pergunta, tarefa, lembre-se, fonte, resumo, atenção',
  ),
  reasonsAfterComma: wordList('pois, que'),
  alternatives: wordList('ou'),
  reasons: wordList('porque, já que, uma vez que, visto que, senão, caso contrário, para que, para, assim'),
  ways: [],
  doings: [],
  negations: wordList('não, nenhum, nenhuma, nunca, jamais, sem'),
  kinds: wordList('tipo de, forma de, espécie de'),
  guesses: wordList('sim, não, verdadeiro, falso, nenhum, nenhuma'),
  leadIns: wordList('exemplo, exemplos, seguinte, seguintes, passo, passos, nota'),
  examples: wordList('exemplo, exemplos'),
  exampleMarks: wordList('como, tal como, por exemplo, p. ex.'),
  failures: wordList('erro, erros, exceção, exceções, falha, inválido, inválida, não permitido, problema'),
  syntaxErrors: wordList('erro de sintaxe, erros de sintaxe'),
  urgings: wordList(
    'evite, evita, nunca, jamais, sempre, use, usa, utilize, não, lembre-se, lembra-te, prefira, prefere, certifique-se, mantenha, cuidado, faça',
  ),
  obligations: wordList(
    'deve, devem, deveria, deveriam, é preciso, convém, é melhor, recomendável, tem que, têm que',
  ),
  questionWords: wordList(
    'o que, que, por que, porquê, como, quando, onde, quem, qual, quais, quanto, quantos, para que, é, são, posso, pode',
  ),
  sequencers: wordList(
    'primeiro, em primeiro lugar, segundo, depois, em seguida, então, por fim, finalmente, por último',
  ),
  keyPoints: wordList(
    'resumo, pontos-chave, pontos chave, para lembrar, lembre-se, em resumo, importante, o essencial, conclusão, conclusões, keypoints',
  ),
  steps: wordList(
    'passos, procedimento, receita, instruções, instalação, passo a passo, método, experimento',
  ),
  anaphors: wordList('ele, ela, eles, elas, este, esta'),
  thirdPersons: wordList('ele, ela, eles, elas'),
  modals: wordList('pode, podem, deve, devem'),
  possessives: wordList('seu, seus, sua, suas'),
  plurals: wordList('eles, elas'),
  imaginings: wordList(
    'imagine, imagina, imaginem, imaginemos, suponha, suponhamos, supõe, pense em, pensa em',
  ),
  comparisons: wordList('como, como se, é como, são como, tal como'),
  interjections: wordList('por favor, bom, bem, ah, oh, sim, obrigado, obrigada, parabéns, ok, ufa, pois é'),
  praise: wordList('importante, essencial, fundamental, poderosa, poderoso, útil, ótimo, ótima, grande'),
  degrees: wordList(
    'básico, básica, básicos, básicas, avançado, avançada, avançados, avançadas, comum, comuns, frequentes, outro, outra, outros, outras, mais, adicionais, úteis, gerais, especiais, simples, complexos, complexas, fáceis, difíceis, importantes, principais, opcionais, recomendados, recomendadas, novos, novas, primeiros, primeiras, alguns, algumas, vários, várias, semelhantes, possíveis, típicos, típicas, bons, boas, maus, más, melhores, piores',
  ),
  shellNouns: wordList(
    'anedota, aspecto, coisa, conselho, consequência, desvantagem, detalhe, dica, dificuldade, exemplo, exercício, ideia, maneira, objetivo, observação, pergunta, problema, razão, resposta, resultado, tentativa, truque, vantagem',
  ),
  administration: wordList(
    'docente, docentes, professor, professora, contato, contacto, telefone, sala, local, quando, onde, quem, hora, horário, horários, data, datas, calendário, cronograma, plano, programa, pauta, ata, presentes, participantes, pré-requisitos, livro, leitura, leituras, bibliografia, material, materiais, nota, notas, avaliação, exame, exames, prova, provas, tarefa, tarefas, projeto, entrega, entregas, prazo, prazos, presença, créditos, carga horária, nível, duração, inscrição, ponto de encontro, próxima reunião, decisões, avisos, novidades, objetivos, mudanças, colaboradores, agradecimentos, autores, semana, semanas, sessão, sessões, pontos, slides, gravação, anexo, apresentação, relatório, grupo, grupos, equipe, equipa',
  ),
}

import { wordList, type LanguageData } from '#domain/language/language'

/** English. Compiled by hand for this project. */
export const english: LanguageData = {
  code: 'en',
  articles: wordList('a, an, the'),
  indefiniteArticles: wordList('a, an'),
  copulas: wordList(
    'is, are, was, were, means, mean, refers to, refer to, referred to, stands for, stand for, denotes, denote, describes, describe, represents, represent, consists of, equals',
  ),
  beings: wordList('is, are'),
  pastCopulas: wordList('was, were'),
  possessions: wordList('has, have'),
  namings: wordList(
    'is called, are called, is known as, are known as, is named, are named, is termed, we call, we call it, call this, call it, calls this, is said to be, are said to be, the name for, by the name of, we speak of, is referred to as, are referred to as, referred to as',
  ),
  frames: [
    ['by', 'we mean'],
    ['by', 'we understand'],
    ['by', 'is meant'],
    ['the term', 'refers to'],
    ['the term', 'means'],
    ['the word', 'means'],
    ['we call', 'a'],
    ['the name', 'stands for'],
  ],
  glosses: wordList('that is, i.e., i. e., namely, in other words, or in other words'),
  pronouns: wordList(
    'i, me, my, we, us, our, ours, you, your, yours, he, she, it, its, they, them, their, this, that, these, those, here, there, what, which, who, such, one, each, both, some, many, most, all, nothing, everything, something, anything, anyone, everyone, nobody, somebody',
  ),
  persons: wordList('i, me, my, we, us, our, you, your'),
  speakers: wordList("i, me, my, mine, we, our, ours, let's, let’s"),
  nearby: wordList('this, these, here, above, below, line, now, today, tomorrow, yesterday'),
  demonstratives: wordList('this, these, that, those, here, now, today, tomorrow, yesterday'),
  positions: wordList('above, below, following'),
  lessonParts: wordList(
    'menu, menus, lecture, lectures, lesson, lessons, section, sections, chapter, chapters, page, pages, series, course, courses, notebook, notebooks, tutorial, tutorials, guide, guides, example, examples, table, tables, figure, figures, button, buttons, book, books, article, articles, exercise, exercises, picture, pictures, diagram, chart, slide, week, appendix, video, snippet, listing, solution, unit',
  ),
  numberedParts: wordList('part, session, lecture, lesson, module, chapter, section, unit, week'),
  freeRelatives: wordList('what, whatever, whoever, all'),
  conjunctions: wordList('and, but, while, whereas'),
  relatives: wordList('that, which, who, whose, where, in which, of which, for which'),
  conditions: wordList(
    'if, when, while, unless, until, once, whenever, as soon as, as long as, because, although, since',
  ),
  pointers: wordList(
    'google, check, consult, compare, see, read, look, watch, here, above, below, next, later, earlier, previous, following, chapter, section, unit, page, link, video, exercise, figure, today, tomorrow, week, again, back, jump, try, ask, homework',
  ),
  functionWords: wordList(
    "and, or, but, so, nor, yet, of, in, on, at, by, to, from, with, without, into, onto, over, under, after, before, between, through, during, inside, within, beside, around, like, about, against, for, as, than, not, no, also, then, now, just, even, only, very, too, can, could, will, would, shall, should, may, might, must, do, does, did, have, has, had, be, been, being, is, are, was, were, how, why, let, let’s, lets, finally, however, therefore, instead, usually, often, sometimes, always, never, maybe, perhaps, first, second, don’t, don't, avoid",
  ),
  attributes: wordList(
    'purpose, aim, goal, use, uses, usage, use case, use cases, syntax, definition, description, meaning, example, type, types, kind, return value, returns, return type, parameters, arguments, default, value, key, order, size, length, unit, symbol, formula, port, transport, protocol, location, place, role, function, cause, causes, effect, effects, result, complexity, time complexity, space complexity, cost, speed, advantage, advantages, disadvantage, disadvantages, benefits, drawbacks, pros, cons, limitations, features, characteristics, properties, performance, memory, energy, origin, author, inventor, year, date, capital, population, duration, status, version, licence, license, platform, category, scope, lifetime, visibility, mutability, duplicates, access, creation, modification, composition, structure, behaviour, behavior, input, inputs, output, outputs, products, requirements, prerequisites, difference, strengths, weaknesses, risk, risks, alternatives, when to use, how it works, why it matters, best for',
  ),
  traits: wordList(
    'benefits, advantages, disadvantages, drawbacks, characteristics, features, properties, reasons, pros, cons, limitations, strengths, weaknesses, goals, challenges, requirements, criteria',
  ),
  aspects: wordList('property, attribute, aspect, characteristic, feature, fact, criterion, what'),
  nameHeadings: wordList('name, term, word, concept, command, function, method, keyword'),
  meanings: wordList(
    'what does it do, what do they do, who is it, who are they, what is it, what are they, explanation, definition, meaning, description',
  ),
  values: wordList('value, values, answer, answers, detail, details, data, entry, information'),
  references: wordList(
    'references, bibliography, further reading, recommended reading, additional reading, suggested reading, see also, links, useful links, resources, additional resources, further resources, credits, acknowledgements, sources, table of contents, contents',
  ),
  asides: wordList(
    'note, notes, warning, tip, tips, hint, example, examples, remember, important, caution, reminder, fun fact, trivia, homework, exercise, task, solution, answer, question, todo, recap, summary, source, link, links, bonus, spoiler, heads-up, heads up, disclaimer, by the way, think, try it, pro tip, output, input, result, before, after, step, line, lines, credits, reading, further reading, see also, contact, deadline, author',
  ),
  reasonsAfterComma: wordList('as, for'),
  alternatives: wordList('or'),
  reasons: wordList(
    'because, since, otherwise, or else, so that, so as to, to avoid, to prevent, in order to, if not, else, lest',
  ),
  ways: wordList('by, with, via, through, use, using, call'),
  doings: wordList('done, made, used, achieved, possible'),
  negations: wordList(
    "not, no, cannot, never, without, don't, don’t, doesn't, doesn’t, didn't, didn’t, isn't, isn’t, aren't, aren’t, wasn't, wasn’t, weren't, weren’t, can't, can’t, won't, won’t, hasn't, hasn’t, haven't, haven’t, shouldn't, shouldn’t, mustn't, mustn’t",
  ),
  kinds: wordList(
    'kind of, type of, form of, sort of, special kind of, special type of, special form of, special sort of',
  ),
  guesses: wordList('yes, no, true, false, none'),
  leadIns: wordList('example, examples, instance, following, step, steps, note, follows'),
  examples: wordList('example, examples'),
  exampleMarks: wordList(
    'such as, as in, like, including, for example, for instance, e.g., i.e., example, say',
  ),
  failures: wordList(
    'error, errors, exception, exceptions, traceback, raise, raises, raised, crash, crashes, crashed, fail, fails, failed, failure, invalid, illegal, not allowed, not work, break, breaks, breaking, wrong, problem',
  ),
  syntaxErrors: wordList('syntax error, syntax errors'),
  urgings: wordList(
    "avoid, never, always, don't, don’t, do not, do, prefer, use, make sure, ensure, remember, keep, be careful, beware, take care, try, favour, favor",
  ),
  obligations: wordList(
    "should, must, ought, need to, needs to, has to, have to, better, preferable, recommended, advisable, shouldn't, shouldn’t, mustn't, mustn’t",
  ),
  questionWords: wordList(
    'what, why, how, when, where, who, which, whose, whom, is, are, do, does, did, can, could, should, will, would, has, have, was, were, must, may',
  ),
  sequencers: wordList(
    'first, firstly, second, secondly, third, then, next, after that, afterwards, finally, lastly, last, at last, to begin with, begin by, start by',
  ),
  keyPoints: wordList(
    'key points, key point, key takeaways, takeaways, takeaway, summary, recap, in short, in a nutshell, to remember, remember, what to remember, what we learned, what you learned, important points, points to remember, conclusion, conclusions, wrap-up, wrap up, at a glance, facts, key facts, good to know, note, important, keypoints, callout, tldr, tl;dr, in brief, rules, the rules',
  ),
  steps: wordList(
    'steps, procedure, recipe, instructions, walkthrough, how to, step by step, method, protocol, workflow, quickstart, installation, setup, experiment',
  ),
  anaphors: wordList('it, they'),
  thirdPersons: wordList('he, she, it, they, him, her, them'),
  modals: wordList('can, may, must, should'),
  possessives: wordList('its, their, his, her'),
  plurals: wordList('they'),
  imaginings: wordList("imagine, picture, suppose, think of, let’s say, let us say, let's say"),
  comparisons: wordList('like, as if, as though, just like, much like'),
  interjections: wordList(
    'please, wow, hmm, well, ha, haha, oh, ah, oops, yes, no, sorry, thanks, congratulations, good luck, okay, ok, sure, right',
  ),
  praise: wordList(
    'essential, powerful, crucial, important, key, great, popular, fundamental, vital, useful, amazing, wonderful, best, excellent, handy, core, central, favourite, favorite, big, huge',
  ),
  degrees: wordList(
    'basic, basics, advanced, common, rare, frequent, popular, other, others, more, further, additional, extra, useful, helpful, general, special, particular, simple, complex, easy, hard, difficult, important, main, minor, major, key, essential, optional, recommended, new, old, first, second, next, last, some, many, few, various, different, related, similar, selected, interesting, possible, typical, favourite, favorite, good, bad, better, best, worst',
  ),
  shellNouns: wordList(
    'aim, anecdote, answer, aspect, attempt, benefit, bonus, challenge, considerations, consequence, detail, difficulty, disclaimer, example, exercise, finding, goal, hint, idea, insight, matter, observation, one, ones, problem, purpose, question, reason, remark, result, situation, stuff, suggestion, takeaway, thing, things, tip, trick, way',
  ),
  administration: wordList(
    "instructor, instructors, lecturer, lecturers, teacher, tutor, tutors, teaching assistant, teaching assistants, office hours, contact, e-mail, email, phone, room, venue, where, when, who, date, dates, schedule, timetable, calendar, agenda, minutes, absent, attendees, participants, prerequisites, textbook, textbooks, required reading, reading, readings, literature, material, materials, grading, grade, grades, assessment, exam, exams, oral exam, final exam, midterm, homework, assignment, assignments, project, final project, due, due date, deadline, deadlines, submission, hand in, hand-in, what to hand in, deliverable, deliverables, late work, late policy, attendance, policy, policies, academic honesty, academic integrity, credits, workload, level, duration, registration, enrolment, enrollment, meeting, meeting point, next meeting, action items, decisions, announcements, news, learning goals, learning objectives, learning outcomes, objectives, outcomes, course description, changelog, release notes, breaking changes, what is new, what's new, upgrading, contributors, acknowledgements, authors, maintainers, sponsors, roadmap, getting help, code of conduct, week, weeks, session, sessions, slides, handout, handouts, recording, recordings, title page, appendix, presentation, presentations, presenters, report, demo, group, groups, team, afterwards, tasks",
  ),
}

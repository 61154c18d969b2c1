import accountGerman from '#messages/de/account'
import authorGerman from '#messages/de/author'
import beliefsGerman from '#messages/de/beliefs'
import cardsGerman from '#messages/de/cards'
import chartGerman from '#messages/de/chart'
import conceptMapGerman from '#messages/de/concept-map'
import errorsGerman from '#messages/de/errors'
import evidenceGerman from '#messages/de/evidence'
import examsGerman from '#messages/de/exams'
import fileFieldGerman from '#messages/de/file-field'
import intervalsGerman from '#messages/de/intervals'
import itemGerman from '#messages/de/item'
import itemKindsGerman from '#messages/de/item-kinds'
import knowledgeGerman from '#messages/de/knowledge'
import lessonGerman from '#messages/de/lesson'
import lessonProgramsGerman from '#messages/de/lesson-programs'
import lessonSectionsGerman from '#messages/de/lesson-sections'
import lineRunGerman from '#messages/de/line-run'
import mailGerman from '#messages/de/mail'
import memoryGerman from '#messages/de/memory'
import memoryReportGerman from '#messages/de/memory-report'
import myAccountGerman from '#messages/de/my-account'
import objectionsGerman from '#messages/de/objections'
import offlineGerman from '#messages/de/offline'
import ownGerman from '#messages/de/own'
import playgroundGerman from '#messages/de/playground'
import practiceGerman from '#messages/de/practice'
import pretestGerman from '#messages/de/pretest'
import privacyGerman from '#messages/de/privacy'
import progressGerman from '#messages/de/progress'
import quizGerman from '#messages/de/quiz'
import ratingsGerman from '#messages/de/ratings'
import remindersGerman from '#messages/de/reminders'
import runGerman from '#messages/de/run'
import settingsGerman from '#messages/de/settings'
import shellGerman from '#messages/de/shell'
import signOutGerman from '#messages/de/sign-out'
import studyGerman from '#messages/de/study'
import timelineGerman from '#messages/de/timeline'
import todayGerman from '#messages/de/today'
import tracingGerman from '#messages/de/tracing'
import welcomeGerman from '#messages/de/welcome'
import account from '#messages/en/account'
import author from '#messages/en/author'
import beliefs from '#messages/en/beliefs'
import cards from '#messages/en/cards'
import chart from '#messages/en/chart'
import conceptMap from '#messages/en/concept-map'
import errors from '#messages/en/errors'
import evidence from '#messages/en/evidence'
import exams from '#messages/en/exams'
import fileField from '#messages/en/file-field'
import intervals from '#messages/en/intervals'
import item from '#messages/en/item'
import itemKinds from '#messages/en/item-kinds'
import knowledge from '#messages/en/knowledge'
import lesson from '#messages/en/lesson'
import lessonPrograms from '#messages/en/lesson-programs'
import lessonSections from '#messages/en/lesson-sections'
import lineRun from '#messages/en/line-run'
import mail from '#messages/en/mail'
import memory from '#messages/en/memory'
import memoryReport from '#messages/en/memory-report'
import myAccount from '#messages/en/my-account'
import objections from '#messages/en/objections'
import offline from '#messages/en/offline'
import own from '#messages/en/own'
import playground from '#messages/en/playground'
import practice from '#messages/en/practice'
import pretest from '#messages/en/pretest'
import privacy from '#messages/en/privacy'
import progress from '#messages/en/progress'
import quiz from '#messages/en/quiz'
import ratings from '#messages/en/ratings'
import reminders from '#messages/en/reminders'
import run from '#messages/en/run'
import settings from '#messages/en/settings'
import shell from '#messages/en/shell'
import signOut from '#messages/en/sign-out'
import study from '#messages/en/study'
import timeline from '#messages/en/timeline'
import today from '#messages/en/today'
import tracing from '#messages/en/tracing'
import welcome from '#messages/en/welcome'
import type { Translation } from '#messages/texts'

const english = {
  account,
  author,
  beliefs,
  cards,
  chart,
  'concept-map': conceptMap,
  errors,
  evidence,
  exams,
  'file-field': fileField,
  intervals,
  item,
  'item-kinds': itemKinds,
  knowledge,
  lesson,
  'lesson-programs': lessonPrograms,
  'lesson-sections': lessonSections,
  'line-run': lineRun,
  mail,
  memory,
  'memory-report': memoryReport,
  'my-account': myAccount,
  objections,
  offline,
  own,
  playground,
  practice,
  pretest,
  privacy,
  progress,
  quiz,
  ratings,
  reminders,
  run,
  settings,
  shell,
  'sign-out': signOut,
  study,
  timeline,
  today,
  tracing,
  welcome,
}

const german: { [Name in keyof typeof english]: Translation<(typeof english)[Name]> } = {
  account: accountGerman,
  author: authorGerman,
  beliefs: beliefsGerman,
  cards: cardsGerman,
  chart: chartGerman,
  'concept-map': conceptMapGerman,
  errors: errorsGerman,
  evidence: evidenceGerman,
  exams: examsGerman,
  'file-field': fileFieldGerman,
  intervals: intervalsGerman,
  item: itemGerman,
  'item-kinds': itemKindsGerman,
  knowledge: knowledgeGerman,
  lesson: lessonGerman,
  'lesson-programs': lessonProgramsGerman,
  'lesson-sections': lessonSectionsGerman,
  'line-run': lineRunGerman,
  mail: mailGerman,
  memory: memoryGerman,
  'memory-report': memoryReportGerman,
  'my-account': myAccountGerman,
  objections: objectionsGerman,
  offline: offlineGerman,
  own: ownGerman,
  playground: playgroundGerman,
  practice: practiceGerman,
  pretest: pretestGerman,
  privacy: privacyGerman,
  progress: progressGerman,
  quiz: quizGerman,
  ratings: ratingsGerman,
  reminders: remindersGerman,
  run: runGerman,
  settings: settingsGerman,
  shell: shellGerman,
  'sign-out': signOutGerman,
  study: studyGerman,
  timeline: timelineGerman,
  today: todayGerman,
  tracing: tracingGerman,
  welcome: welcomeGerman,
}

/** All messages, by language and room. */
export const messagesIn = { en: english, de: german }

import type { Metadata } from 'next'
import { ExamForm } from '#components/exams/exam-form'
import { ExamList } from '#components/exams/exam-list'
import { ProgressPages } from '#components/progress/progress-pages'
import { PageHeading } from '#components/ui/page-heading'
import { examMessages as text } from '#messages/exams'
import { requireUserId } from '#server/account/session'
import { examPlans } from '#server/exams/exam-plans'
import { removeExamAction, setExamAction } from './actions'

export const metadata: Metadata = { title: text.title }

export default async function ExamsPage() {
  const { plans, ...choice } = await examPlans(await requireUserId(), new Date())
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <ProgressPages here="exams" />
      <div className="grid gap-10">
        <ExamList plans={plans} remove={removeExamAction} />
        <ExamForm {...choice} save={setExamAction} />
      </div>
    </>
  )
}

import type { Metadata } from 'next'
import { ExamForm } from '#components/exams/exam-form'
import { ExamList } from '#components/exams/exam-list'
import { ProgressPages } from '#components/progress/progress-pages'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { examPlans } from '#server/exams/exam-plans'
import { removeExamAction, setExamAction } from './actions'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('exams')).title })

async function ExamsPage() {
  const text = await texts('exams')
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

export default withTexts(['exams'], ExamsPage)

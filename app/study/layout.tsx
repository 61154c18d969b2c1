import { requireUserId } from '#server/account/session'

/** Sends visitors to sign in before anything of the page is sent, while the status can still say so. */
export default async function StudyLayout({ children }: LayoutProps<'/study'>) {
  await requireUserId()
  return children
}

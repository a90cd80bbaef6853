import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Page() {
  const user = await currentUser()
  if (user?.unsafeMetadata.role === 'teacher') {
    redirect('/teachers')
  }
  if (!user?.unsafeMetadata.role || user.unsafeMetadata.requestedRole === 'admin') {
    redirect('/wait')
  }
  if (user.unsafeMetadata.onboarded !== true) {
    throw new Error('not yet')
  }
  return <p className={user.unsafeMetadata.theme}>{user.unsafeMetadata.plan === 'pro' && <b>Pro</b>}</p>
}

export async function choose() {
  const user = await currentUser()
  if (user?.unsafeMetadata.role !== 'teacher') {
    redirect('/pupils')
  }
  redirect('/teachers')
}

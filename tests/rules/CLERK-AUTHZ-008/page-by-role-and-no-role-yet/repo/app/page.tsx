import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Page() {
  const user = await currentUser()
  const role = user?.unsafeMetadata.role
  if (!role) {
    redirect('/choose-a-role')
  }
  if (role === 'teacher') {
    redirect('/teachers')
  } else if (role === 'pupil') {
    redirect('/pupils')
  }
  return <p>{role === 'parent' && <b>Parents</b>}</p>
}

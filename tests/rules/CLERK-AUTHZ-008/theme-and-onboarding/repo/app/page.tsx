import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Page() {
  const user = await currentUser()
  if (!user?.unsafeMetadata.onboardingComplete) {
    redirect('/onboarding')
  }
  if (user.unsafeMetadata.locale !== 'en') {
    redirect('/' + user.unsafeMetadata.locale)
  }
  return <p data-theme={user.unsafeMetadata.theme === 'dark' ? 'dark' : 'light'}>Welcome</p>
}

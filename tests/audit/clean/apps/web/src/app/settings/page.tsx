import { auth, currentUser } from '@clerk/nextjs/server'
import { OrganizationProfile } from '@clerk/nextjs'
import { Passkeys } from '@/components/passkeys'

export default async function SettingsPage() {
  const { orgRole, sessionClaims } = await auth()
  const user = await currentUser()

  return (
    <section>
      <h1>{user?.firstName}</h1>
      <p>Speaks {String(sessionClaims?.language ?? 'English')}</p>
      <Passkeys />
      {orgRole === 'org:harbour_master' && <OrganizationProfile routing="hash" />}
    </section>
  )
}

import { useOrganizationList } from '@clerk/clerk-react'
import pRetry from 'p-retry'

export function Team() {
  const { createOrganization } = useOrganizationList()
  return <button onClick={() => pRetry(() => createOrganization?.({ name: 'Fake' }))}>Team</button>
}

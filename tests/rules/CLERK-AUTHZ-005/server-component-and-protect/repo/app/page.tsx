import { Show } from '@clerk/nextjs'
import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  // expect: CLERK-AUTHZ-005
  await auth.protect({ permission: 'org:sys_billing:read' })
  return (
    // expect: CLERK-AUTHZ-005
    <Show when={{ permission: 'org:sys_domains:manage' }}>
      <p>Domains</p>
    </Show>
  )
}

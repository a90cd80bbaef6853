import { Show } from '@clerk/nextjs'

export default function Page() {
  return (
    // expect: CLERK-AUTHZ-001
    <Show when={{ role: 'org:auditor' }}>
      <p>Audit</p>
    </Show>
  )
}

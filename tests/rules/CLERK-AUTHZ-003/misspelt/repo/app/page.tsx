import { Show } from '@clerk/nextjs'

export default function Page() {
  return (
    // expect: CLERK-AUTHZ-003
    <Show when={{ plan: 'prp' }} fallback={<p>Buy it</p>}>
      <p>Thank you</p>
    </Show>
  )
}

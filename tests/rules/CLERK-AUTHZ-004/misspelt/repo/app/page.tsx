import { Show } from '@clerk/nextjs'

export default function Page() {
  return (
    // expect: CLERK-AUTHZ-004
    <Show when={{ feature: 'export' }} fallback={<p>Buy it</p>}>
      <p>Thank you</p>
    </Show>
  )
}

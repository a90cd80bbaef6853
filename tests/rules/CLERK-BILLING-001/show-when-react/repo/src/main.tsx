import { Show } from '@clerk/react'

export function Editor() {
  return (
    // expect: CLERK-BILLING-001
    <Show when={{ plan: 'user:gold' }}>
      <p>Gold</p>
    </Show>
  )
}

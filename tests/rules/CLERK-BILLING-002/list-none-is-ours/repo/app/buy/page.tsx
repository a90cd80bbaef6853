import { Show } from '@clerk/nextjs'
import { CheckoutButton } from '@clerk/nextjs/experimental'

const PLANS = [
  // expect: CLERK-BILLING-002
  { name: 'Pro', planId: 'cplan_FAKEdevelopment00000000001' },
  // expect: CLERK-BILLING-002
  { name: 'Team', planId: 'cplan_FAKEdevelopment00000000002' },
]

export default function Buy() {
  return (
    <Show when="signed-in">
      {PLANS.map((plan) => (
        <CheckoutButton key={plan.name} planId={plan.planId} planPeriod="month" />
      ))}
    </Show>
  )
}

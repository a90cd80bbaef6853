import { plans } from '../../lib/plans'
import { Show } from '@clerk/nextjs'
import { CheckoutButton } from '@clerk/nextjs/experimental'

export default function Buy() {
  return (
    <Show when="signed-in">
      <CheckoutButton planId={plans.pro} planPeriod="month" />
    </Show>
  )
}

import { Show } from '@clerk/nextjs'
import { CheckoutButton } from '@clerk/nextjs/experimental'

export default function Buy() {
  return (
    <Show when="signed-in">
      <CheckoutButton planId="cplan_FAKEproduction000000000002" planPeriod="month" />
    </Show>
  )
}

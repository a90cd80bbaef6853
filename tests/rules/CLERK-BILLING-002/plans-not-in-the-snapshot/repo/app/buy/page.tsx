import { Show } from '@clerk/nextjs'
import { CheckoutButton } from '@clerk/nextjs/experimental'

export default function Buy() {
  return (
    <Show when="signed-in">
      <CheckoutButton planId="cplan_FAKEdevelopment00000000001" planPeriod="month" />
    </Show>
  )
}

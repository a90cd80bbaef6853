import { Show } from '@clerk/nextjs'
import { CheckoutButton } from '@clerk/nextjs/experimental'

export default function Buy() {
  return (
    <Show when="signed-in">
      <CheckoutButton planId={process.env.NEXT_PUBLIC_PLAN!} planPeriod="month" />
    </Show>
  )
}

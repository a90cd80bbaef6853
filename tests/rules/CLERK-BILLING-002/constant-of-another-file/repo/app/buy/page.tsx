import { PRO } from '../../lib/plans'
import { Show } from '@clerk/nextjs'
import { CheckoutButton } from '@clerk/nextjs/experimental'

export default function Buy() {
  return (
    <Show when="signed-in">
      <CheckoutButton planId={PRO} planPeriod="month" />
    </Show>
  )
}

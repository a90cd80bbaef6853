import { PricingTable } from '@clerk/nextjs'
import { CheckoutButton } from '@clerk/nextjs/experimental'

export default function PricingPage() {
  return (
    <section>
      <h1>For skippers</h1>
      <PricingTable />
      <h1>For harbours</h1>
      <CheckoutButton planId="cplan_FAKEfleet" planPeriod="month" for="organization">
        Take the whole fleet
      </CheckoutButton>
    </section>
  )
}

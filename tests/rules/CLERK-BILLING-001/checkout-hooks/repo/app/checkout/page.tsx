'use client'
import { CheckoutProvider, useCheckout } from '@clerk/nextjs/experimental'

function Pay() {
  const { checkout } = useCheckout()
  return <button onClick={() => checkout.start()}>Pay</button>
}

export default function Page({ planId }: { planId: string }) {
  return (
    // expect: CLERK-BILLING-001
    <CheckoutProvider for="organization" planId={planId} planPeriod="month">
      <Pay />
    </CheckoutProvider>
  )
}

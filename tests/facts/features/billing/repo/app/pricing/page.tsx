'use client'
import { PricingTable } from '@clerk/nextjs'
import { CheckoutButton, PlanDetailsButton, SubscriptionDetailsButton, useCheckout, usePlans } from '@clerk/nextjs/experimental'
import { __experimental_useSubscription as useSubscription } from '@clerk/nextjs'
import { PLANS } from '../../lib/plans'

export default function Page() {
  const checkout = useCheckout({ planId: 'cplan_2zProProProProProProProPro1', planPeriod: 'annual' })
  const plans = usePlans({ for: 'organization' })
  const subscription = useSubscription()

  return (
    <>
      <PricingTable for="organization" highlightedPlan="gold" />
      <PricingTable for="user" />
      <CheckoutButton planId={PLANS.team} planPeriod="month">Buy</CheckoutButton>
      <PlanDetailsButton planId={process.env.NEXT_PUBLIC_PLAN_ID!} />
      <SubscriptionDetailsButton />
      {[checkout, plans, subscription].length}
    </>
  )
}

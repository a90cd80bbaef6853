import { PricingTable } from '@clerk/nextjs'

export default function Pricing() {
  // expect: CLERK-BILLING-001
  return <PricingTable />
}

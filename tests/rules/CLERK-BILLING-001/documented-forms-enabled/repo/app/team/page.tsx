import { PricingTable } from '@clerk/nextjs'

export default function Pricing() {
  return <PricingTable for="organization" />
}

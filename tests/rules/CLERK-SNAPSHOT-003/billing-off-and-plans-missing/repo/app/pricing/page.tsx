import { PricingTable } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-SNAPSHOT-003
  return <PricingTable />
}

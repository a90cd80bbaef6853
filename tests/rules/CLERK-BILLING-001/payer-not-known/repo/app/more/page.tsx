import { PricingTable } from '@clerk/nextjs'

export default function More(props: Record<string, string>) {
  return <PricingTable {...props} />
}

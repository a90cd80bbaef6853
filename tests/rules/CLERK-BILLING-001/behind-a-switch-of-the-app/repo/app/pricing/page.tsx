import { PricingTable } from '@clerk/nextjs'
import { notFound } from 'next/navigation'
import { env } from '../../lib/env'

export default function Pricing() {
  if (!env.billing) {
    notFound()
  }
  return <PricingTable />
}

'use client'
import { PricingTable, useOrganization } from '@clerk/nextjs'

export default function Pricing() {
  const { organization } = useOrganization()
  return <PricingTable for={organization ? 'organization' : 'user'} />
}

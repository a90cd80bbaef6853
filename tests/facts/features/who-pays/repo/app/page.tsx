'use client'
import { PricingTable, useOrganization } from '@clerk/nextjs'
import { CheckoutProvider, PlanDetailsButton, useCheckout, usePlans, useStatements } from '@clerk/nextjs/experimental'

const options = { for: 'organization' } as const

export default function Page({ props }) {
  const { organization } = useOrganization()
  usePlans({ for: 'organization' })
  usePlans()
  useStatements(options)
  useCheckout()
  useCheckout({ planId: process.env.NEXT_PUBLIC_PLAN ?? 'cplan_FAKEdefault0000000000001', for: props.for })
  return (
    <>
      <PricingTable />
      <PricingTable forOrganizations />
      <PricingTable forOrganizations={false} />
      <PricingTable for={organization ? 'organization' : 'user'} />
      <PricingTable {...props} />
      <CheckoutProvider planId={LIST[0].id} planPeriod="month" for="user" />
      <PlanDetailsButton planId={props.dark ? 'cplan_FAKEchoice00000000000001' : 'cplan_FAKEchoice00000000000002'} />
    </>
  )
}

const LIST = [{ id: 'cplan_FAKEtable000000000000001' }]

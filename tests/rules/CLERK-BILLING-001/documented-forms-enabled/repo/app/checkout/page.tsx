'use client'
import { SubscriptionDetailsButton, usePlans } from '@clerk/nextjs/experimental'

export default function Plans() {
  const { data } = usePlans({ for: 'organization', pageSize: 10 })
  return <SubscriptionDetailsButton>{data?.length}</SubscriptionDetailsButton>
}

'use client'
import { OrganizationProfile, UserProfile, useAuth } from '@clerk/nextjs'

export function Profile() {
  const { orgId } = useAuth()
  return orgId ? <OrganizationProfile /> : <UserProfile />
}

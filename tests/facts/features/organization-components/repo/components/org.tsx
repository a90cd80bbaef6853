'use client'
import {
  CreateOrganization,
  OrganizationList,
  OrganizationProfile as Profile,
  OrganizationSwitcher,
} from '@clerk/nextjs'
import * as Clerk from '@clerk/nextjs'

export const Org = () => (
  <>
    <OrganizationSwitcher
      hidePersonal
      afterSelectOrganizationUrl="/orgs/:slug"
    />
    <OrganizationList hidePersonal={false} />
    <CreateOrganization hideSlug={true} />
    <Profile />
    <Clerk.InviteMembersButton />
    <Clerk.RedirectToCreateOrganization />
  </>
)

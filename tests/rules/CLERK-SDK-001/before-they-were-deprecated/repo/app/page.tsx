import { RedirectToUserProfile, SignOutButton } from '@clerk/nextjs'

export default function Page({ searchParams }) {
  return searchParams.profile ? (
    <RedirectToUserProfile />
  ) : (
    <SignOutButton signOutOptions={{ sessionId: searchParams.session }} />
  )
}

import { ClerkProvider, GoogleOneTap, RedirectToTasks, SignUpButton } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider
      waitlistUrl="/waitlist"
      signUpUrl={process.env.NEXT_PUBLIC_CLERK_SIGN_UP_URL}
      taskUrls={{ 'setup-mfa': '/tasks/mfa' }}
    >
      <GoogleOneTap />
      <RedirectToTasks />
      <SignUpButton />
      {children}
    </ClerkProvider>
  )
}

import { SignedIn } from '@clerk/nextjs'

export default () => <SignedIn>x</SignedIn>

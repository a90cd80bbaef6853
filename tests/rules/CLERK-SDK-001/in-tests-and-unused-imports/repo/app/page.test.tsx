import { SignedIn } from '@clerk/nextjs'

test('page', () => render(<SignedIn>x</SignedIn>))

import { SignUpButton } from '@clerk/react'

test('up', () => <SignUpButton />)

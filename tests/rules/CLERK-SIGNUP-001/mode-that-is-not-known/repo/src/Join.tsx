import { Waitlist } from '@clerk/react'

export const Join = () => <Waitlist />

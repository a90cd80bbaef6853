import { clerkClient } from '@clerk/express'

export const waiting = () => clerkClient.waitlistEntries.list({ limit: 50 })

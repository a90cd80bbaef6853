import { clerkClient } from '@clerk/nextjs/server'

export const count = async () => (await clerkClient()).users.getCount()

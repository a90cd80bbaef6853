import { clerkClient } from '@clerk/nextjs/server'

export const token = async (id: string) => (await clerkClient()).users.getUserOauthAccessToken(id, 'google')

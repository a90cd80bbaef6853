import { clerkClient } from '@clerk/express'

export async function calendarToken(userId: string) {
  // expect: CLERK-STRATEGY-001
  const tokens = await clerkClient.users.getUserOauthAccessToken(userId, 'google')
  return tokens.data[0]?.token
}

import { users } from '@clerk/clerk-sdk-node'

export const token = (id: string) => users.getUserOauthAccessToken(id, 'oauth_notion')

import { authClient } from './better-auth'

export const go = () => authClient.signIn.social({ provider: 'github', strategy: 'oauth_github' })

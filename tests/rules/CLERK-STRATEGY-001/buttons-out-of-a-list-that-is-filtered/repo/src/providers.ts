export const providers = [
  { id: 'google', strategy: 'oauth_google' as const, enabled: true },
  { id: 'github', strategy: 'oauth_github' as const, enabled: false },
]

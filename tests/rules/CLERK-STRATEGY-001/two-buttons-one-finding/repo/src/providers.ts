export const providers = [
  { strategy: 'oauth_google', label: 'Google' },
  { strategy: 'oauth_discord', label: 'Discord' },
] as const

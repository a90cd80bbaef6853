export {}

declare global {
  interface ClerkAuthorization {
    permission: 'org:reports:read'
  }
}

export {}

declare global {
  interface ClerkAuthorization {
    permission: 'org:reports:read'
    role: 'org:admin' | 'org:auditor'
  }
}

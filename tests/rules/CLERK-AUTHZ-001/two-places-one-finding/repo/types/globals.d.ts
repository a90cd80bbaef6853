export {}

declare global {
  interface ClerkAuthorization {
    role: 'org:admin' | 'org:auditor'
  }
}

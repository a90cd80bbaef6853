// keys: https://fake-host-13.clerk.accounts.dev/.well-known/jwks.json
export const ready = true

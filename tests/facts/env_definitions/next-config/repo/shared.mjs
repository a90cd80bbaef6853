// of Clerk
export const shared = { CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_ZmFrZWZha2VmYWtlZmFrZWZha2VmYWtlZmFrZWZh' }

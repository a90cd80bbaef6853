// expect: CLERK-ENV-002
export const secrets = { clerk: process.env.CLERK_WEBHOOK_SECRET }

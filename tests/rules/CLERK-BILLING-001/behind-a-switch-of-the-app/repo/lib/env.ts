export const env = { billing: process.env.NEXT_PUBLIC_BILLING === 'on' }

import { z } from 'zod'

const schema = z.object({ CLERK_SECRET_KEY: z.string(), CLERK_WEBHOOK_SECRET: z.string() })
export const env = schema.parse({
  CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY,
  // expect: CLERK-ENV-005
  CLERK_WEBHOOK_SECRET: process.env.CLERK_WEBHOOK_SECRET,
})

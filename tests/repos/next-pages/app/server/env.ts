import { z } from 'zod'

export const env = z
  .object({
    CLERK_WEBHOOK_SECRET: z.string().startsWith('whsec_'),
    DATABASE_URL: z.string().url(),
  })
  .parse(process.env)

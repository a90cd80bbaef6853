import { z } from 'zod';

const schema = z.object({ CLERK_WEBHOOK_SECRET: z.string(), INTERNAL_KEY: z.string() });

function load() {
  const result = schema.safeParse(process.env);
  if (!result.success) {
    throw new Error('bad environment');
  }
  return result.data;
}

const env = load();

export const internalKey = () => env.INTERNAL_KEY;

export function signingSecret(): string {
  const secret = env.CLERK_WEBHOOK_SECRET;
  if (!secret) {
    throw new Error('no secret');
  }
  return secret;
}

import { createClerkClient } from '@clerk/backend';

export const live = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY });
export function clientOf(env) {
  return createClerkClient({ secretKey: env.CLERK_EU_SECRET_KEY });
}
export const machine = createClerkClient({ machineSecretKey: process.env.CLERK_MACHINE_SECRET_KEY });

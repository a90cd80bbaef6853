export async function late() {
  const { auth } = await import('@clerk/nextjs/server');
  const client = (await import('@clerk/express')).clerkClient;
  await auth();
  use(client);
  return import('@clerk/nextjs').then((module) => module.SignIn);
}
const { getAuth } = require('@clerk/express');
require('@clerk/fastify').clerkPlugin;
export const one = getAuth?.(null);
export default import('@clerk/react');

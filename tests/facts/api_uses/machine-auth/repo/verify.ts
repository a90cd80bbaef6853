import { clerkClient } from '@clerk/nextjs/server';

export async function verify(token) {
  const client = await clerkClient();
  await client.apiKeys.verifySecret(token);
  await client.idPOAuthAccessToken.verifyAccessToken(token);
  await client.m2m.verifyToken({ token });
  await client.m2m.verify({ token });
  return client.m2mTokens.create({});
}

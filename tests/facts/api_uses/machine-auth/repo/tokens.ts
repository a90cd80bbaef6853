import { auth, getAuth } from '@clerk/nextjs/server';
import { createClerkClient } from '@clerk/backend';
import { TokenType } from '@clerk/backend/internal';
import { getAuth as expressAuth, authenticateRequest } from '@clerk/express';

const ACCEPTED = ['session_token', 'api_key'];
const client = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY });

export async function handler(req) {
  await auth({ acceptsToken: 'api_key' });
  await auth({ acceptsToken: ['m2m_token', 'oauth_token'] });
  await auth.protect({ token: 'any' });
  getAuth(req, { acceptsToken: ACCEPTED });
  expressAuth(req, { acceptsToken: 'any' });
  await client.authenticateRequest(req, { acceptsToken: TokenType.M2MToken });
  await authenticateRequest({ request: req, options: { acceptsToken: 'api_key' } });
  await auth({ acceptsToken: req.query.kind });
}

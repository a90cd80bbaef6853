import { clerkClient, createRouteMatcher } from '@clerk/nextjs/server';
import { createRouteMatcher as astroMatcher } from '@clerk/astro/server';
import { createRouteMatcher as nuxtMatcher } from '@clerk/nuxt/server';
import { requireAuth } from '@clerk/express';

createRouteMatcher(['/']); astroMatcher(['/']); nuxtMatcher(['/']);
requireAuth();
export async function server() {
  const client = await clerkClient();
  await client.samlConnections.getSamlConnectionList();
  await client.domains.deleteDomain('dmn_1');
  await client.users.updateUser('user_1', { publicMetadata: { role: 'admin' }, firstName: 'A' });
  await client.organizations.updateOrganization('org_1', { privateMetadata: {} });
  await client.users.getUserOauthAccessToken('user_1', 'oauth_google');
  await client.users.getUserOauthAccessToken('user_1', 'google');
}

import * as Clerk from '@clerk/nextjs';
import { auth as session, type Auth } from '@clerk/nextjs/server';
import { currentUser } from '@clerk/nextjs/server';
import type { WebhookEvent } from '@clerk/nextjs/webhooks';
import clerk from '@clerk/express';

const { SignIn: Form } = Clerk;
const again = session;

export const never = (event: WebhookEvent, auth: Auth) => event ?? auth;
export default async function Page() {
  await again();
  clerk.getAuth(null);
  return <Clerk.SignedIn><Form /></Clerk.SignedIn>;
}

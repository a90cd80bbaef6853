'use client';
import { createClerkClient } from '@clerk/backend';

const client = createClerkClient({ secretKey: process.env.NEXT_PUBLIC_CLERK_SECRET_KEY });

export default function Page() {
  client.users.getUserList({ limit: 100 });
}

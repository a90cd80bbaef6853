import { auth as clerkAuth } from '@clerk/nextjs/server';
import { cache } from 'react';

export const auth = cache(clerkAuth);
export const plain = clerkAuth;

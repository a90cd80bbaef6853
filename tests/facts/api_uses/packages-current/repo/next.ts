import { auth, currentUser, clerkClient, createClerkClient, getAuth, buildClerkProps, verifyToken } from '@clerk/nextjs/server';
import { clerkMiddleware, createRouteMatcher, clerkFrontendApiProxy } from '@clerk/nextjs/server';
import { isClerkAPIResponseError } from '@clerk/nextjs/errors';
import { MultisessionAppSupport } from '@clerk/nextjs/internal';
import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { useSignIn } from '@clerk/nextjs/legacy';

export const all = [auth, currentUser, clerkClient, createClerkClient, getAuth, buildClerkProps];
export const more = [verifyToken, clerkMiddleware, createRouteMatcher, clerkFrontendApiProxy];
export const rest = [isClerkAPIResponseError, MultisessionAppSupport, verifyWebhook, useSignIn];

import { auth, currentUser, authMiddleware, buildClerkProps, verifyToken, verifyJwt, decodeJwt, signJwt, redirect, constants } from '@clerk/nextjs';
import { createAuthenticateRequest, createIsomorphicRequest, Clerk, redirectToSignIn, redirectToSignUp } from '@clerk/nextjs';
import { API_URL, API_VERSION, CLERK_JS_URL, CLERK_JS_VERSION, DOMAIN, IS_SATELLITE, PROXY_URL, PUBLISHABLE_KEY, SECRET_KEY, SIGN_IN_URL, SIGN_UP_URL } from '@clerk/nextjs/server';
import { isClerkAPIResponseError, isEmailLinkError, isKnownError, isMetamaskError, EmailLinkErrorCode, MultisessionAppSupport } from '@clerk/nextjs';
import { withEdgeMiddlewareAuth } from '@clerk/nextjs/edge-middleware';

export const a = [auth, currentUser, authMiddleware, buildClerkProps, verifyToken, verifyJwt, decodeJwt, signJwt, redirect, constants];
export const b = [createAuthenticateRequest, createIsomorphicRequest, Clerk, redirectToSignIn, redirectToSignUp];
export const c = [API_URL, API_VERSION, CLERK_JS_URL, CLERK_JS_VERSION, DOMAIN, IS_SATELLITE, PROXY_URL, PUBLISHABLE_KEY, SECRET_KEY, SIGN_IN_URL, SIGN_UP_URL];
export const d = [isClerkAPIResponseError, isEmailLinkError, isKnownError, isMetamaskError, EmailLinkErrorCode, MultisessionAppSupport];
export default withEdgeMiddlewareAuth();

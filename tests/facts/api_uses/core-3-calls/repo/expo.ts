import { Clerk, useSignInWithApple, useSignInWithGoogle } from '@clerk/clerk-expo';

export const token = () => Clerk.session.getToken();
export const hooks = [useSignInWithApple, useSignInWithGoogle];

'use client';
import { useAuth, useSession } from '@clerk/nextjs';

export const Client = () => {
	const { sessionClaims } = useAuth();
	const { session } = useSession();
	return sessionClaims?.theme ?? session.lastActiveToken.jwt.claims.locale;
};

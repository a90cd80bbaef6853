// of Clerk's session
export function roles(locals) {
	const auth = locals.auth();
	return auth.sessionClaims?.metadata?.roles ?? [];
}

export function isModerator(userId: string, sessionClaims: unknown) {
	return (sessionClaims as { metadata?: { role?: string } })?.metadata?.role === 'moderator';
}

export function team(sessionClaims: unknown) {
	const claims = sessionClaims as Record<string, unknown>;
	return claims.team;
}

import { getAuth } from '@clerk/express';

function context(req) {
	const auth = getAuth(req);
	return { id: auth.userId, claims: { kept: true }, size: Object.keys(auth.sessionClaims ?? {}).length };
}

export const handler = (req, res) => {
	const own = context(req);
	getAuth(req).sessionClaims.written = true;
	res.json([own.id, own.claims.kept, own.size, JSON.stringify(getAuth(req).sessionClaims)]);
};

import { auth, reverificationErrorResponse } from '@clerk/nextjs/server';

const NEEDED = { level: 'second_factor', afterMinutes: 10 } as const;

export async function POST() {
	const { has } = await auth();
	if (!has({ reverification: 'strict' })) return reverificationErrorResponse('strict_mfa');
	if (!has({ reverification: NEEDED, role: 'org:admin' })) return reverificationErrorResponse(NEEDED);
	return Response.json({});
}

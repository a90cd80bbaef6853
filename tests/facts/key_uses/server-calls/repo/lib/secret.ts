export function secret() {
	return process.env.CLERK_SECRET_KEY!;
}

export const issuer = Deno.env.get('CLERK_ISSUER')
if (!process.env.CLERK_ISSUER) throw new Error('CLERK_ISSUER is missing')

import { auth } from '@clerk/nextjs/server'

export async function tide() {
	const { getToken } = await auth()
	return getToken({ template: 'ünï 🔑' }) // [x](y)
}

// clerk-audit-ignore-next-line CLERK-KEY-001: a fake one, see [here](http://x)
export const old = { CLERK_SECRET_KEY: 'sk_live_FAKEfakeFAKEfakeFAKEfakeFAKEfake0000000001' }
// clerk-audit-ignore-next-line CLERK-KEY-001: none left
export const none = {}

'use server'
import { auth, clerkClient, currentUser } from '@clerk/nextjs/server'

export async function rename(theme: string) {
	const { userId } = await auth()
	const client = await clerkClient()
	await client.users.updateUserMetadata(userId!, { unsafeMetadata: { theme, role: 'reader' } })
}

export async function isStaff() {
	const user = await currentUser()
	return user?.publicMetadata.role === 'staff' && user.privateMetadata.level === 2
}

import { auth } from '@clerk/nextjs/server'

export default async function Page() {
	const { getToken } = await auth()
	return <p>{await getToken({ template: 'convex' })}</p>
}

import { auth } from '@clerk/nextjs/server'
export const role = async () => (await auth()).has({ role: 'org:admin' )) {{

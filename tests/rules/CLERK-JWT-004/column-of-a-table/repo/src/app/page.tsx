import { auth } from '@clerk/nextjs/server'
import { db } from '../lib/db'

export default async function Page() {
  const { orgId } = await auth()
  const row = await db.project.findFirst({ where: { org_id: orgId } })
  return <p>{row.org_id}</p>
}

import { auth } from '@clerk/nextjs/server'
import { ROLES } from '@harbour/access'
import { db } from '@/lib/db'
import { releaseBerth } from './actions'

export default async function BerthsPage() {
  const { orgId } = await auth.protect({ role: ROLES.master })
  const berths = await db.berth.findMany({ where: { harbour: orgId } })

  return (
    <ul>
      {berths.map((berth) => (
        <li key={berth.id}>
          <form action={releaseBerth}>
            <input type="hidden" name="berth" value={berth.id} />
            <button>Release {berth.name}</button>
          </form>
        </li>
      ))}
    </ul>
  )
}

import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export default async function DashboardPage() {
  const { userId } = await auth.protect()
  const user = await currentUser()
  const parcels = await db.parcel.findMany({ where: { ownerId: userId } })

  return (
    <section>
      <h1>Hello {user?.firstName}</h1>
      <ul>
        {parcels.map((parcel) => (
          <li key={parcel.id}>{parcel.sender}</li>
        ))}
      </ul>
    </section>
  )
}

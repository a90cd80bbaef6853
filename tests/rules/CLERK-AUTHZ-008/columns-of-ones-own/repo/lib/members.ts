import { auth } from '@clerk/nextjs/server'

type Row = { id: string; unsafeMetadata: { role: string } }

export async function guard(load: (id: string) => Promise<Row>) {
  const { userId } = await auth.protect()
  const row = await load(userId)
  if (row.unsafeMetadata.role !== 'admin') {
    throw new Error('no')
  }
}

'use server'
import { notFound } from 'next/navigation'
import { isAdmin } from '../../lib/roles'

export async function close(id: string) {
  if (!(await isAdmin())) {
    notFound()
  }
  return id
}

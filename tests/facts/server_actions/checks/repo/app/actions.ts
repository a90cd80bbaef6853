'use server'

import { auth } from '@clerk/nextjs/server'
import { cookies } from 'next/headers'
import { db } from '../lib/db'
import { save } from './save'

export async function own() {
  const { userId } = await auth()
  await db.item.create({ data: { userId } })
}

export async function byCookie(name: string) {
  const jar = await cookies()
  await db.item.update({ where: { cart: jar.get('cart') }, data: { name } })
}

export const anyone = async (id: string) => save(id)

export async function read(id: string) {
  return db.item.findMany({ where: { id } })
}

import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()

export async function countDelivery() {
  // expect: CLERK-WEBHOOK-006
  await db.delivery.create({ data: { vendor: 'clerk' } })
}

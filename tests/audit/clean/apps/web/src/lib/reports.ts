import { db } from './db'

export async function reportsOf(harbour: string, wholeFleet: boolean) {
  return db.report.findMany({ where: { harbour }, take: wholeFleet ? 100 : 10 })
}

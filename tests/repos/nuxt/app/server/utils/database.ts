import { PrismaClient } from '@prisma/client'

let client: PrismaClient | undefined

export function usePrisma() {
  client ??= new PrismaClient({ datasourceUrl: useRuntimeConfig().databaseUrl })
  return client
}

import { PrismaClient } from '@prisma/client'
import { env } from './env'

export const db = new PrismaClient({ datasourceUrl: env.DATABASE_URL })

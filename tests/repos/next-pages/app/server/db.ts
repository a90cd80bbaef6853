import { drizzle } from 'drizzle-orm/postgres-js'
import { pgTable, text } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { env } from './env'

export const members = pgTable('members', {
  id: text('id').primaryKey(),
  name: text('name'),
})

export const loans = pgTable('loans', {
  id: text('id').primaryKey(),
  tool: text('tool').notNull(),
  memberId: text('member_id').notNull(),
})

export const db = drizzle(postgres(env.DATABASE_URL))

import { createClient } from '@libsql/client'

export const database = createClient({ url: import.meta.env.DATABASE_URL })

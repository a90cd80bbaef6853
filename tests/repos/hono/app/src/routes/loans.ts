import { createRouter } from '@/lib/create-app'
import { sql } from '@/lib/sql'

const loans = createRouter()

loans.get('/', async (c) => c.json(await sql`SELECT * FROM loans WHERE member = ${c.get('member')}`))
loans.post('/', async (c) => {
  const { seed } = await c.req.json()
  await sql`INSERT INTO loans (member, seed) VALUES (${c.get('member')}, ${seed})`
  return c.json({ seed }, 201)
})

export default loans

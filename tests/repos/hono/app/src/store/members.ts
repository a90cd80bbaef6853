import { sql } from '@/lib/sql'

export async function saveMember(id: string, name: string | null) {
  await sql`INSERT INTO members (id, name) VALUES (${id}, ${name})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name`
}

export async function removeMember(id: string | undefined) {
  await sql`DELETE FROM members WHERE id = ${id ?? ''}`
}

import type { UserJSON } from '@clerk/backend'
import { Injectable } from '@nestjs/common'
import { Pool } from 'pg'

@Injectable()
export class CrewService {
  private readonly pool = new Pool({ connectionString: process.env.DATABASE_URL })

  async upsert(user: UserJSON) {
    await this.pool.query(
      `INSERT INTO crew (id, name) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      [user.id, user.first_name],
    )
  }

  async remove(id: string | undefined) {
    await this.pool.query('DELETE FROM crew WHERE id = $1', [id])
  }
}

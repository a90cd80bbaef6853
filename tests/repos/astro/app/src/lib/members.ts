import { database } from './database'

export async function saveMember(id: string, name: string | null) {
  await database.execute({
    sql: 'insert into members (id, name) values (?, ?) on conflict (id) do update set name = excluded.name',
    args: [id, name],
  })
}

export async function removeMember(id: string) {
  await database.execute({ sql: 'delete from members where id = ?', args: [id] })
}

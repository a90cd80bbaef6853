import { db } from './db';

export async function syncUser(user: any) {
  await db.user.upsert({ where: { id: user.id } });
}

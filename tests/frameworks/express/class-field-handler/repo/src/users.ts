export const users = { async upsert(id: string) { console.log(id); } };

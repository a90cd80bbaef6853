export async function save(id: string) {
  await fetch(`https://store.example/users/${id}`, { method: 'PUT' })
}

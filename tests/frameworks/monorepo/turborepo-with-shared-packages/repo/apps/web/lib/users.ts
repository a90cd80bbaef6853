export async function saveUser(data: unknown) {
  console.log('save', data);
}

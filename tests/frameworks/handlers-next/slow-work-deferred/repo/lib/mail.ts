export async function sendWelcome(id: string) {
  await fetch('https://mail.example.com', { method: 'POST', body: id });
}

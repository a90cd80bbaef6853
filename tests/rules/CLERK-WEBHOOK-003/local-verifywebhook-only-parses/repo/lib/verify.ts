export async function verifyWebhook(req: Request) {
  const text = await req.text()
  return JSON.parse(text)
}

export default {
  async fetch(req: Request) {
    const { type, data } = await req.json()
    if (type === 'user.created') {
      await insert({ id: data.id, email: data.email_addresses[0].email_address })
    }
    return new Response('ok')
  },
}

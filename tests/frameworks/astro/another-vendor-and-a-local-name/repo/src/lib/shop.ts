export async function verifyWebhook(request: Request) {
  const order = await request.json()
  if (request.headers.get('x-shop-token') !== import.meta.env.SHOP_TOKEN) throw new Error('shop')
  return order
}

import { verified } from '../../lib/deliveries'

export default defineEventHandler(async (event) => {
  const text = (await readRawBody(event)) ?? ''
  const evt = await verified(text, getHeaders(event))
  if (evt.type === 'user.deleted') {
    console.log(evt.data.id)
  }
  return { taken: true }
})

const { Webhook } = require('svix')

exports.clerk = async (event, context) => {
  const text = event.isBase64Encoded
    ? Buffer.from(event.body, 'base64').toString('utf8')
    : event.body
  const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(text, event.headers)
  if (evt.type === 'user.updated') console.log(evt.data.id)
  return { statusCode: 204 }
}

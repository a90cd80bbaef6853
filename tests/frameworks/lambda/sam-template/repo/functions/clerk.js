exports.handler = async (event) => {
  const evt = JSON.parse(event.body)
  if (evt.type === 'user.created') {
    await save({ id: evt.data.id, email: evt.data.email_addresses[0].email_address })
  }
  return { statusCode: 200 }
}

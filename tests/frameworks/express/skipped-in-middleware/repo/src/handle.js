const users = require('./users')

exports.handle = async (req, res) => {
  const { type, data } = req.body
  if (type === 'user.deleted') await users.remove(data.id)
  res.json({ ok: true })
}

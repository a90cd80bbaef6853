const express = require('express')
const { verifyWebhook } = require('@clerk/express/webhooks')
const { save } = require('./store')
const router = express.Router()
router.route('/clerk').all(express.raw({ type: 'application/json' })).post(async (req, res) => {
  try {
    const event = await verifyWebhook(req)
    if (event.type === 'user.created') {
      await save(event.data.id)
    }
    return res.status(200).json({ ok: true })
  } catch {
    return res.status(400).json({ ok: false })
  }
})
module.exports = router

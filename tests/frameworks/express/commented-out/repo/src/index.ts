import express from 'express'

const app = express()
/* app.post('/hooks/clerk', async (req, res) => res.json(await verifyWebhook(req))) */
app.get('/help', (req, res) => res.send("app.post('/hooks/clerk', verifyWebhook) // user.created"))
app.listen(3000)

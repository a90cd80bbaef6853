import express from 'express'

const app = express()
app.use(express.json())
app.post('/hooks/clerk', (req, res) => {
  if (req.body.type === 'user.created') {
    console.log(req.body.data.id)
  }
  res.json({ ok: true })
})
app.listen(3000)

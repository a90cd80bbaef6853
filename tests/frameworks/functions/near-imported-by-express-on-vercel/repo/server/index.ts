import express from 'express'
import take from '../api/take'

const app = express()
app.post('/hooks/clerk', express.raw({ type: '*/*' }), take)
app.listen(3000)

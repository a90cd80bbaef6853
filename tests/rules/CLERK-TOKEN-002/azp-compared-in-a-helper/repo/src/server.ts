import express from 'express'
import { session } from './token'

const app = express()

app.get('/me', (req, res) => res.json(session(String(req.headers.authorization).slice(7))))
app.listen(3000)

import axios from 'axios'
import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'

const app = express()
const api = axios.create({ baseURL: 'https://api.example' })
api.post('/hooks/clerk', async (req) => verifyWebhook(req))
app.listen(3000)

import { ClerkExpressWithAuth, type LooseAuthProp, type StrictAuthProp } from '@clerk/clerk-sdk-node'
import express, { type Request, type Response } from 'express'

declare global {
  namespace Express {
    interface Request extends StrictAuthProp {}
  }
}

const app = express()

app.get('/me', ClerkExpressWithAuth(), (req: Request & LooseAuthProp, res: Response) => {
  res.json({ id: req.auth.userId })
})
app.listen(3000)

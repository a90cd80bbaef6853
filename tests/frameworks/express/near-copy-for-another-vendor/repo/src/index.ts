import express from 'express';
import { verifyRazorpay } from './verify';

const app = express();
const users = { async save(row: object) {} };

app.use(express.json());
app.post('/hooks/razorpay', verifyRazorpay, async (req, res) => {
  const { event, payload } = req.body;
  if (event === 'user.created') {
    await users.save({ id: payload.id, email: payload.email_addresses[0].email_address });
  }
  res.json({ ok: true });
});
app.listen(3000);

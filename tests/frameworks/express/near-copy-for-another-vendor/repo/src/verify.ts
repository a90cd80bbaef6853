import { createHmac } from 'crypto';
import type { NextFunction, Request, Response } from 'express';

export function verifyRazorpay(req: Request, res: Response, next: NextFunction) {
  const made = createHmac('sha256', process.env.RAZORPAY_WEBHOOK_SECRET!)
    .update(JSON.stringify(req.body))
    .digest('hex');
  if (made !== req.headers['x-razorpay-signature']) {
    return res.status(400).json({ ok: false });
  }
  next();
}

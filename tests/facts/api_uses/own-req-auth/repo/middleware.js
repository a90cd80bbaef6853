import { getAuth } from '@clerk/express';

export function attach(req, res, next) {
  req.auth = { userId: getAuth(req).userId, plan: 'free' };
  next();
}

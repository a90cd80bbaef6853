const seen = new Map()

export function limit(req, res, next) {
  const count = (seen.get(req.ip) ?? 0) + 1
  seen.set(req.ip, count)
  if (count > 100) return res.status(429).end()
  next()
}

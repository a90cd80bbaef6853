import jwt from 'jsonwebtoken'

const CLERK_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAFAKEOtherFAKEOtherFA
KEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAK
EOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKE
OtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEO
therFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOt
herFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOth
erIDAQAB
-----END PUBLIC KEY-----`

export const verify = (req) => jwt.verify(req.cookies.__session, CLERK_KEY, { algorithms: ['RS256'], audience: 'reports' })

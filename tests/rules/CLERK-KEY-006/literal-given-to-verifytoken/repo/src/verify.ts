import { verifyToken } from '@clerk/backend'

// expect: CLERK-KEY-006
const jwtKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAFAKEOtherFAKEOtherFA
KEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAK
EOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKE
OtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEO
therFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOt
herFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOth
erIDAQAB
-----END PUBLIC KEY-----`

export const verify = (token: string) => verifyToken(token, { jwtKey })

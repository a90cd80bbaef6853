import jwt from 'jsonwebtoken'

const PARTNER_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAFAKEOtherFAKEOtherFA
KEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAK
EOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKE
OtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEO
therFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOt
herFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOth
erIDAQAB
-----END PUBLIC KEY-----`

export const verify = (token: string) => jwt.verify(token, PARTNER_KEY, { algorithms: ['RS256'], issuer: 'https://partner.example' })

import { verifyToken } from '@clerk/backend'

test('refuses', async () => {
  await verifyToken('x', { jwtKey: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAFAKEOtherFAKEOtherFA
KEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAK
EOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKE
OtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEO
therFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOt
herFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOth
erIDAQAB
-----END PUBLIC KEY-----` })
})

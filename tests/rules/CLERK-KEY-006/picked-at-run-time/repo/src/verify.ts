import { verifyToken } from '@clerk/backend'

const live = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAFAKEProductionFAKEPr
oductionFAKEProductionFAKEProductionFAKEProductionFAKEProduction
FAKEProductionFAKEProductionFAKEProductionFAKEProductionFAKEProd
uctionFAKEProductionFAKEProductionFAKEProductionFAKEProductionFA
KEProductionFAKEProductionFAKEProductionFAKEProductionFAKEProduc
tionFAKEProductionFAKEProductionFAKEProductionFAKEProductionFAKE
PrIDAQAB
-----END PUBLIC KEY-----`
const test = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAFAKEOtherFAKEOtherFA
KEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAK
EOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKE
OtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEO
therFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOt
herFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOtherFAKEOth
erIDAQAB
-----END PUBLIC KEY-----`

export const verify = (token: string, isLive: boolean) =>
  verifyToken(token, { jwtKey: isLive ? live : test })

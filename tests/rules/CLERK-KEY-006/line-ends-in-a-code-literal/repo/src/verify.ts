import { verifyToken } from '@clerk/backend'

export const verify = (token: string) =>
  verifyToken(token, { jwtKey: '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAFAKEProductionFAKEPr\noductionFAKEProductionFAKEProductionFAKEProductionFAKEProduction\nFAKEProductionFAKEProductionFAKEProductionFAKEProductionFAKEProd\nuctionFAKEProductionFAKEProductionFAKEProductionFAKEProductionFA\nKEProductionFAKEProductionFAKEProductionFAKEProductionFAKEProduc\ntionFAKEProductionFAKEProductionFAKEProductionFAKEProductionFAKE\nPrIDAQAB\n-----END PUBLIC KEY-----' })

export const clerk = new sst.Secret('ClerkSecretKey')
export const other = new Secret('ClerkPublicKey')

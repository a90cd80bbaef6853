export const SIGNATURE = 'svix-signature'

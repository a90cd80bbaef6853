export const GOOGLE = 'oauth_google'
export const byKey = { code: 'email_code' } as const
export enum Way { Phone = 'phone_code' }

export const CAPTCHA = 'clerk-captcha'

export const page = <div id="clerk-captcha" />

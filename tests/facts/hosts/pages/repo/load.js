const host = atob(import.meta.env.VITE_CLERK_PUBLISHABLE_KEY.split('_')[2]).slice(0, -1)
const script = document.createElement('script')
script.src = `https://${host}/npm/@clerk/clerk-js@5/dist/clerk.browser.js`
const CLERK_JS_SRC = 'https://plain-otter-7.clerk.accounts.dev/npm/@clerk/clerk-js@5/dist/clerk.browser.js'
document.head.append(script, CLERK_JS_SRC)

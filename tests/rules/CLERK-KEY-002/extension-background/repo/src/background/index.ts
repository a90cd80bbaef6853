import { createClerkClient } from '@clerk/chrome-extension/background'

// expect: CLERK-KEY-002
const key = process.env.CLERK_SECRET_KEY

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  createClerkClient({ publishableKey: process.env.PLASMO_PUBLIC_CLERK_PUBLISHABLE_KEY! }).then(() => answer(key))
})

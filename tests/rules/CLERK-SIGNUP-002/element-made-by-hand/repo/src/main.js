import { Clerk } from '@clerk/clerk-js'

const clerk = new Clerk('pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ')
await clerk.load()

document.body.innerHTML = `<form><div id="clerk-captcha"></div><button>Go</button></form>`
document.querySelector('form').onsubmit = () => clerk.client.signUp.create({ emailAddress: 'a' })
